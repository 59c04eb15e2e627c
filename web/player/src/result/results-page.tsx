import { ApiError } from '@quizcast/connection';
import { api, Title, useSession } from '@quizcast/page';
import { type Quiz, type Result, rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useSpeech } from '../words/words.ts';
import { MyResult } from './my-result.tsx';
import { Standings } from './standings.tsx';

/** How often to look again while the game has not been counted yet. */
const LOOK_MS = 2_000;

export function ResultsPage() {
  const { t } = useSpeech();
  const { quizId = '' } = useParams();
  const { user } = useSession();
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
    return <Empty text={t.play.missing} />;
  }
  if (quiz.data?.status === 'cancelled') return <Empty text={t.play.cancelled} />;
  if (quiz.data === undefined) return <p className="card soft">{t.loading}</p>;
  return (
    <div className="stack wide-gaps">
      <div className="stack">
        <p className="eyebrow">{t.result.title}</p>
        <Title>{quiz.data.title}</Title>
      </div>
      {!completed && <p className="card soft">{t.result.notYet}</p>}
      {mine.data && <MyResult quiz={quiz.data} result={mine.data} />}
      {mine.data === null && <p className="card soft">{t.result.none}</p>}
      {completed && <Standings path={path} quizId={quizId} userId={user?.id} />}
      <p>
        <Link to="/">{t.back}</Link>
      </p>
    </div>
  );
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

function Empty({ text }: { text: string }) {
  const { t } = useSpeech();
  return (
    <section className="card stack">
      <Title>{text}</Title>
      <p>
        <Link to="/">{t.back}</Link>
      </p>
    </section>
  );
}
