import { Button } from '@mantine/core';
import { useNow } from '@quizcast/page';
import type { Quiz } from '@quizcast/protocol';
import { dayAndTime, money, number } from '@quizcast/words';
import { Pencil, Radio } from 'lucide-react';
import { Link } from 'react-router';
import { Flaps } from '../parts/lights/flaps.tsx';
import { MAX_LIGHTS, playersPerLight } from '../parts/lights/hall.ts';
import { Hall } from '../parts/lights/hall.tsx';
import { useTexts } from '../texts.ts';
import { useWatched } from '../watching/watched.ts';
import styles from './hero.module.css';
import { words } from './words.ts';

/** The lobby counts as open from this long before the start. */
const OPEN_MS = 60 * 60_000;
/** If the start is further away than this, only the date is shown. */
const COUNTED_MS = 100 * 3_600_000;

/** The running or next quiz, with its lobby. */
export function Hero({ running, next }: { running: Quiz | undefined; next: Quiz | undefined }) {
  const { t } = useTexts(words);
  const now = useNow(1_000);
  const quiz = running ?? next;
  if (quiz === undefined) {
    return (
      <section className={styles.hero} aria-label={t('nothingPlanned')}>
        <Hall className={styles.hall ?? ''} seed={7} lights={120} lit={0} />
        <div className={styles.words}>
          <h2>{t('nothingPlanned')}</h2>
          <p>{t('nothingPlannedHint')}</p>
        </div>
      </section>
    );
  }
  const waitMs = Date.parse(quiz.scheduled_time) - now;
  const open = running !== undefined || waitMs < OPEN_MS;
  return (
    <section className={styles.hero} aria-label={quiz.title}>
      {open ? (
        <OpenHall quiz={quiz} />
      ) : (
        <Hall className={styles.hall ?? ''} seed={quiz.id} lights={160} lit={0.15} />
      )}
      <Facts quiz={quiz} state={running ? 'onAir' : open ? 'hallOpen' : 'upNext'} />
      {!running && waitMs < COUNTED_MS && (
        <div className={styles.clock}>
          <span>{t('untilStart')}</span>
          <Flaps seconds={Math.ceil(waitMs / 1000)} />
        </div>
      )}
      <Button
        className={styles.desk ?? ''}
        component={Link}
        to={open ? `/quizzes/${quiz.id}/live` : `/quizzes/${quiz.id}`}
        leftSection={open ? <Radio size={16} aria-hidden /> : <Pencil size={16} aria-hidden />}
        h={48}
      >
        {t(open ? 'desk' : 'openEditor')}
      </Button>
    </section>
  );
}

function Facts({ quiz, state }: { quiz: Quiz; state: 'onAir' | 'hallOpen' | 'upNext' }) {
  const { t, language } = useTexts(words);
  return (
    <div className={styles.words}>
      <p className={styles.state}>
        <span className={state === 'upNext' ? styles.dim : styles.light} />
        {t(state)}
      </p>
      <h2>{quiz.title}</h2>
      <p>
        {t('facts', {
          when: dayAndTime(language, quiz.scheduled_time),
          n: quiz.question_count,
          fund: money(language, quiz.prize_fund),
        })}
      </p>
    </div>
  );
}

/**
 * One light for each group of players in the lobby. Their number arrives over the same socket as on
 * the live desk.
 */
function OpenHall({ quiz }: { quiz: Quiz }) {
  const { t, language } = useTexts(words);
  const { online = 0, counts } = useWatched(quiz.id);
  const players = counts?.joined ?? online;
  const lights = Math.min(MAX_LIGHTS, Math.ceil(players / playersPerLight(players)));
  const out = counts && counts.joined > 0 ? (counts.out / counts.joined) * lights : 0;
  return (
    <>
      <Hall className={styles.hall ?? ''} seed={quiz.id} lights={lights} lit={0.7} out={out} />
      <p className={styles.present}>
        <strong>{number(language, online)}</strong>
        <span>{t('inHall')}</span>
      </p>
    </>
  );
}
