import { Title, useNow, useSession } from '@quizcast/page';
import type { Quiz } from '@quizcast/protocol';
import { Pause, Radio } from 'lucide-react';
import { Link } from 'react-router';
import { useMay } from '../may.ts';
import { Flaps } from '../parts/lights/flaps.tsx';
import { Initials } from '../parts/marks/initials.tsx';
import { Sign } from '../parts/marks/sign.tsx';
import { useTexts } from '../texts.ts';
import type { Watched } from '../watching/watch.ts';
import styles from './desk.module.css';
import { words } from './words.ts';

interface Head {
  quiz: Quiz | undefined;
  quizId: number;
  seen: Watched;
  rehearsal: boolean;
}

/** The header of the live desk: quiz, progress and elapsed time. */
export function DeskHead({ quiz, quizId, seen }: Head) {
  const { t } = useTexts(words);
  const { user } = useSession();
  const may = useMay();
  const { phase, question } = seen;
  const total = question?.asked.total_questions ?? quiz?.question_count ?? 0;
  const number = question?.asked.number ?? 0;
  const onAir = phase === 'running' || phase === 'ad' || phase === 'paused';
  return (
    <div className={styles.head}>
      <Link
        to={may('quizzes') ? `/quizzes/${quizId}` : '/live'}
        aria-label={t(may('quizzes') ? 'toEditor' : 'title')}
      >
        <Sign size={30} />
      </Link>
      <span className={styles.phase} data-quiet={!onAir || undefined} role="status">
        {phase === 'paused' ? <Pause size={16} aria-hidden /> : <Radio size={16} aria-hidden />}
        {t(`phase_${phase}`)}
      </span>
      <Title>{quiz?.title ?? t('title')}</Title>
      {total > 0 && (
        <span className={styles.pips}>
          {Array.from({ length: Math.min(total, 20) }, (_, place) => place + 1).map((place) => (
            <span key={place} className={styles.pip} data-lit={place <= number || undefined} />
          ))}
          <span aria-hidden>{t('questionOf', { n: number, total })}</span>
          <span className="unseen">{t('pips', { n: number, total })}</span>
        </span>
      )}
      <span className={styles.end}>
        {phase === 'finished' && may('statistics') && (
          <Link to={`/quizzes/${quizId}/statistics`} style={{ color: 'var(--link)' }}>
            {t('toFigures')}
          </Link>
        )}
        <Clock />
        {user && <Initials name={user.username} />}
      </span>
    </div>
  );
}

function Clock() {
  const now = new Date(useNow(500));
  return <Flaps seconds={now.getHours() * 3_600 + now.getMinutes() * 60 + now.getSeconds()} />;
}
