import { rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { api } from '../calls.ts';
import { useMay } from '../may.ts';
import { useTexts } from '../texts.ts';
import { useWatched } from '../watching/watched.ts';
import styles from './desk.module.css';
import { DeskHead } from './desk-head.tsx';
import { EventLog } from './event-log.tsx';
import { Funnel } from './funnel.tsx';
import { PaceChart, PassChart } from './live-charts.tsx';
import { OnScreens } from './on-screens.tsx';
import { Steering } from './steering.tsx';
import { Tools } from './tools.tsx';
import { words } from './words.ts';

/** The live desk for controlling a running game: the current state, the controls and the event log. */
export function DeskPage() {
  const { t } = useTexts(words);
  const may = useMay();
  const quizId = Number(useParams().quizId);
  const [address] = useSearchParams();
  const { data: quiz } = useQuery({
    queryKey: ['quiz', quizId],
    queryFn: () => api.get(`/api/quizzes/${quizId}`, rest.quiz),
    refetchInterval: 15_000,
  });
  const seen = useWatched(quizId);
  const rehearsal = address.has('rehearsal') || quiz?.rehearsal_of !== undefined;
  return (
    <main className={styles.desk} id="content" tabIndex={-1}>
      <DeskHead quiz={quiz} quizId={quizId} seen={seen} rehearsal={rehearsal} />
      {rehearsal && <p className={styles.rehearsal}>{t('rehearsal')}</p>}
      {seen.link === 'lost' && (
        <p className={styles.lost} role="alert">
          {t('lost')}
        </p>
      )}
      <div className={styles.columns}>
        <div className={styles.column}>
          <Funnel quizId={quizId} seen={seen} />
          <OnScreens question={seen.question} answered={seen.counts?.answered} />
          <div className={styles.charts}>
            <PassChart seen={seen} />
            <PaceChart question={seen.question} />
          </div>
        </div>
        <div className={styles.column}>
          {may('games') && <Steering quizId={quizId} seen={seen} />}
          {may('games') && <Tools quizId={quizId} seen={seen} />}
          <EventLog log={seen.log} />
        </div>
      </div>
    </main>
  );
}
