import './result.css';
import { ApiError } from '@quizcast/connection';
import { api, Button, Failed, LinkButton, Title, useSession } from '@quizcast/page';
import { type Quiz, type Result, rest } from '@quizcast/protocol';
import { dateOnly, useLanguage } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { ChevronRight, ShieldCheck } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { FinalRanking } from './final-ranking.tsx';
import { MyAnswers } from './my-answers.tsx';
import { MyResult } from './my-result.tsx';
import { useResultText } from './text.ts';
import { WinnerScreen } from './winner-screen.tsx';

/** How often the results are requested while they are not available yet. */
const LOOK_MS = 2_000;

/** The results of a game: the player's own first, then everybody's. */
export function ResultsPage() {
  return (
    <Suspense>
      <Results />
    </Suspense>
  );
}

function Results() {
  const say = useResultText();
  const { language } = useLanguage();
  const { quizId = '' } = useParams();
  const { user } = useSession();
  const arrival = useArrival();
  const [celebrating, setCelebrating] = useState(arrival.fresh);
  const path = `/api/quizzes/${encodeURIComponent(quizId)}`;
  const quiz = useQuery({
    queryKey: ['quiz', quizId],
    queryFn: () => api.get(path, rest.quiz),
    refetchInterval: ({ state }) => (isFinal(state.data) ? false : LOOK_MS),
  });
  const completed = quiz.data?.status === 'completed';
  const mine = useQuery({
    queryKey: ['my-result', quizId, user?.id],
    queryFn: () => myResult(path),
    enabled: completed && user != null,
  });
  if (quiz.error instanceof ApiError && quiz.error.status === 404) {
    return <Ended text={say('missing')} />;
  }
  if (quiz.error && quiz.data === undefined) {
    return (
      <Ended text={say('failed')}>
        <Button busy={quiz.isFetching} onClick={() => void quiz.refetch()}>
          {say('retry')}
        </Button>
      </Ended>
    );
  }
  if (quiz.data?.status === 'cancelled') return <Ended text={say('cancelled')} />;
  if (quiz.data === undefined) return <ResultSkeleton />;
  if (celebrating && mine.data?.is_winner) {
    return (
      <WinnerScreen
        quiz={quiz.data}
        result={mine.data}
        winners={arrival.winners}
        verified={user?.email_verified !== false}
        close={() => setCelebrating(false)}
      />
    );
  }
  return (
    <div className="results">
      <p className="results-eyebrow">{say('title')}</p>
      <div className="results-title">
        <Title>{quiz.data.title}</Title>
        <p className="faint">{dateOnly(language, quiz.data.scheduled_time)}</p>
      </div>
      {!completed && (
        <p className="card soft" role="status">
          {say('notYet')}
        </p>
      )}
      {mine.data && (
        <>
          <MyResult quiz={quiz.data} result={mine.data} celebrate={() => setCelebrating(true)} />
          <MyAnswers quizId={quizId} path={path} />
        </>
      )}
      {mine.error && mine.data === undefined && (
        <Failed error={mine.error} retry={() => void mine.refetch()} />
      )}
      {mine.data === null && <p className="card soft">{say('none')}</p>}
      {completed && <FinalRanking path={path} quizId={quizId} userId={user?.id} />}
      {completed && (
        <Link className="verify-card" to={`/quiz/${quizId}/verify`}>
          <ShieldCheck size={28} aria-hidden="true" />
          <span>
            <strong>{say('verify')}</strong>
            <span>{say('verifyHint')}</span>
          </span>
          <ChevronRight size={22} aria-hidden="true" />
        </Link>
      )}
      {mine.data && (
        <p className="results-foot">
          <Link to={`/quiz/${quizId}/review`}>{say('dispute')}</Link>
        </p>
      )}
      <p className="results-foot">
        <Link to="/">{say('home')}</Link>
      </p>
    </div>
  );
}

/** Data that the game page passes on. */
function useArrival(): { fresh: boolean; winners: number | undefined } {
  const { state } = useLocation();
  const told = (state ?? {}) as { fresh?: unknown; winners?: unknown };
  return {
    fresh: told.fresh === true,
    winners: typeof told.winners === 'number' ? told.winners : undefined,
  };
}

function isFinal(quiz: Quiz | undefined): boolean {
  return quiz?.status === 'completed' || quiz?.status === 'cancelled';
}

async function myResult(path: string): Promise<Result | null> {
  try {
    return await api.get(`${path}/my-result`, rest.result);
  } catch (refusal) {
    if (refusal instanceof ApiError && refusal.status === 404) return null;
    throw refusal;
  }
}

function ResultSkeleton() {
  return (
    <div className="results" aria-hidden="true">
      <span className="skeleton" style={{ width: '60%', height: '2rem' }} />
      <span className="skeleton" style={{ height: '5rem' }} />
      <span className="skeleton" style={{ height: '14rem' }} />
    </div>
  );
}

function Ended({ text, children }: { text: string; children?: ReactNode }) {
  const say = useResultText();
  return (
    <section className="state">
      <Title>{text}</Title>
      {children}
      <LinkButton to="/">{say('home')}</LinkButton>
    </section>
  );
}
