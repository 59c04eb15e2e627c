import { number } from '@quizcast/words';
import { clockWithSeconds, percent } from '../figures.ts';
import { Scrolling } from '../parts/list/scrolling.tsx';
import { optionLabel } from '../parts/marks/option-mark.tsx';
import { Panel } from '../parts/panel.tsx';
import { type Translate, useTexts } from '../texts.ts';
import type { Happened, Logged } from '../watching/watch.ts';
import styles from './event-log.module.css';
import { type Word, words } from './words.ts';

const tones: Partial<Record<Happened['type'], string>> = {
  closed: styles.light ?? '',
  armed: styles.light ?? '',
  paused: styles.light ?? '',
  extended: styles.light ?? '',
  voided: styles.wrong ?? '',
  cancelled: styles.wrong ?? '',
};

/** The events since this desk was opened, newest first. */
export function EventLog({ log }: { log: readonly Logged[] }) {
  const { t } = useTexts(words);
  return (
    <Panel flush title={t('log')}>
      {log.length === 0 && <p className={styles.none}>{t('logEmpty')}</p>}
      <Scrolling className={styles.scroll} label={t('log')}>
        <ol className={styles.log}>
          {log.map(({ id, at, event }) => (
            <li key={id} className={tones[event.type]}>
              <time>{clockWithSeconds(at)}</time>
              <span>{lineOf(t, event)}</span>
            </li>
          ))}
        </ol>
      </Scrolling>
    </Panel>
  );
}

function lineOf(t: Translate<Word>, event: Happened): string {
  switch (event.type) {
    case 'opened':
      return t('ev_opened', { n: event.number, seconds: event.seconds });
    case 'closed':
      return t('ev_closed', { n: event.number, letter: optionLabel(event.option) });
    case 'judged':
      return t('ev_judged', {
        n: event.number,
        rate: percent(event.rate),
        target: percent(event.target),
      });
    case 'out':
      return t('ev_out', { n: number('ru', event.count), silent: number('ru', event.silent) });
    case 'extended':
      return t('ev_extended', { seconds: event.seconds });
    case 'voided':
      return t('ev_voided', { n: event.number });
    case 'ad':
      return t('ev_ad', { seconds: event.seconds });
    default:
      return t(`ev_${event.type}`);
  }
}
