import { money, number } from '@quizcast/words';
import { MAX_LIGHTS, playersPerLight } from '../parts/lights/hall.ts';
import { Hall } from '../parts/lights/hall.tsx';
import { useTexts } from '../texts.ts';
import type { Watched } from '../watching/watch.ts';
import styles from './funnel.module.css';
import { words } from './words.ts';

/** The number of players in each state, as figures and as a picture of the hall. */
export function Funnel({ quizId, seen }: { quizId: number; seen: Watched }) {
  const { t, language } = useTexts(words);
  const { counts, online, watching, share, question } = seen;
  const shown = (value: number | undefined) =>
    value === undefined ? '–' : number(language, value);
  const players = counts?.joined ?? online ?? 0;
  const step = playersPerLight(players);
  const lights = Math.min(MAX_LIGHTS, Math.ceil(players / step));
  const out = counts && counts.joined > 0 ? Math.round((counts.out / counts.joined) * lights) : 0;
  const lit = counts && counts.in > 0 ? Math.min(1, counts.answered / counts.in) : 0.5;
  const speed = question?.correctOption === undefined ? question?.pace.at(-1) : undefined;
  const tiles = [
    ['inPlay', shown(counts?.in ?? online), styles.light],
    ['out', shown(counts?.out)],
    ['reconnecting', shown(counts?.reconnecting), styles.link],
    ['watching', shown(watching)],
    ['online', shown(online)],
    ['share', share === undefined ? '–' : money(language, share)],
  ] as const;
  return (
    <section className={styles.funnel} aria-label={t('inPlay')}>
      <dl className={styles.tiles}>
        {tiles.map(([name, value, tone]) => (
          <div key={name}>
            <dd className={tone}>{value}</dd>
            <dt>{t(name)}</dt>
          </div>
        ))}
      </dl>
      <div className={styles.hall}>
        <Hall className={styles.canvas ?? ''} seed={quizId} lights={lights} lit={lit} out={out} />
        <span className={styles.legend}>
          {speed !== undefined && <>{t('perSecond', { n: number(language, speed) })} · </>}
          {t('lightIs', { n: step })}
        </span>
      </div>
    </section>
  );
}
