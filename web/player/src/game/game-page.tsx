import './game.css';
import '@quizcast/lights/lights.css';
import { ApiError } from '@quizcast/connection';
import { api, useSession } from '@quizcast/page';
import { type Quiz, rest, type User } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { Navigate, useLocation, useNavigate, useParams } from 'react-router';
import { Play } from './play.ts';
import { Room } from './room.tsx';
import { screenOf } from './screen.ts';
import { MomentScreen } from './screens/moment-screen.tsx';
import { useGameText } from './words.ts';

/** One game from the lobby to its end, filling the whole window. */
export function GamePage() {
  return (
    <Suspense fallback={<div className="room" data-view="waiting" />}>
      <Entrance />
    </Suspense>
  );
}

function Entrance() {
  const say = useGameText();
  const { quizId = '' } = useParams();
  const { pathname } = useLocation();
  const { user, failure, again } = useSession();
  const {
    data: quiz,
    error,
    refetch,
    isFetching,
  } = useQuery({
    queryKey: ['quiz', quizId],
    queryFn: () => api.get(`/api/quizzes/${encodeURIComponent(quizId)}`, rest.quiz),
  });
  if (user === null) return <Navigate to={`/login?next=${pathname}`} replace />;
  if (error instanceof ApiError && error.status >= 400 && error.status < 500) {
    return (
      <Bare>
        <MomentScreen title={say('missing')} hint={say('missingHint')} />
      </Bare>
    );
  }
  if (failure || (error && quiz === undefined)) {
    return (
      <Bare>
        <MomentScreen title={say('unreachable')} hint={say('unreachableHint')}>
          <button
            type="button"
            className="button primary large"
            aria-busy={isFetching}
            onClick={() => {
              if (failure) again();
              if (error) void refetch();
            }}
          >
            {say('retry')}
          </button>
        </MomentScreen>
      </Bare>
    );
  }
  if (user === undefined || quiz === undefined) {
    return (
      <Bare>
        <p className="room-loading" role="status">
          {say('loading')}
        </p>
      </Bare>
    );
  }
  if (quiz.status === 'completed') return <Navigate to={`/quiz/${quizId}/results`} replace />;
  return <PlayQuiz key={`${quiz.id}/${user.id}`} quiz={quiz} user={user} />;
}

/** The screen of a game about which nothing is known yet: a hall without lights. */
function Bare({ children }: { children: ReactNode }) {
  return (
    <div className="room" data-view="missing">
      <div className="room-sky" aria-hidden="true" />
      <main className="room-page" id="content">
        {children}
      </main>
    </div>
  );
}

/**
 * The longest wait for the announcement of the results. After that the results page waits for them.
 */
const COUNTING_MS = 5_000;

function PlayQuiz({ quiz, user }: { quiz: Quiz; user: User }) {
  const { ended } = useSession();
  const navigate = useNavigate();
  const [play] = useState(() => new Play(api, quiz.id, user.id, ended));
  const game = useSyncExternalStore(play.subscribe, play.game);
  useEffect(() => play.start(), [play]);
  useEffect(() => play.scheduled(Date.parse(quiz.scheduled_time)), [play, quiz.scheduled_time]);

  const { name } = screenOf(game);
  const winners = game.finish?.winners;
  useEffect(() => {
    if (name !== 'counting' && name !== 'over') return;
    const show = () =>
      void navigate(`/quiz/${quiz.id}/results`, {
        replace: true,
        state: { fresh: true, winners },
      });
    const timer = setTimeout(show, name === 'over' ? 0 : COUNTING_MS);
    return () => clearTimeout(timer);
  }, [name, winners, quiz.id, navigate]);

  return <Room quiz={quiz} user={user} game={game} answer={(option) => play.answer(option)} />;
}
