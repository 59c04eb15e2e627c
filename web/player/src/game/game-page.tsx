import { ApiError } from '@quizcast/connection';
import { api, Title, useSession } from '@quizcast/page';
import { type Quiz, rest, type User } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import { useSpeech } from '../words/words.ts';
import { AdScreen } from './ad-screen.tsx';
import { Announcer } from './announcer.tsx';
import type { Game as Played } from './game.ts';
import { LinkBadge } from './link-badge.tsx';
import { LobbyScreen } from './lobby-screen.tsx';
import { Play } from './play.ts';
import { QuestionScreen } from './question-screen.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { type Screen, screenOf } from './screen.ts';
import { Standing } from './standing.tsx';

export function GamePage() {
  return (
    <main className="page" id="content">
      <Game />
    </main>
  );
}

function Game() {
  const { t } = useSpeech();
  const { quizId = '' } = useParams();
  const { user } = useSession();
  const { data: quiz, error } = useQuery({
    queryKey: ['quiz', quizId],
    queryFn: () => api.get(`/api/quizzes/${encodeURIComponent(quizId)}`, rest.quiz),
  });
  if (user === null) return <Navigate to={`/login?next=/quiz/${quizId}/play`} replace />;
  if (error instanceof ApiError && error.status >= 400 && error.status < 500) {
    return <Ended text={t.play.missing} />;
  }
  if (error) return <Ended text={t.offline} />;
  if (user === undefined || quiz === undefined) return <p className="card soft">{t.loading}</p>;
  if (quiz.status === 'completed') return <Navigate to={`/quiz/${quizId}/results`} replace />;
  return <PlayQuiz key={`${quiz.id}/${user.id}`} quiz={quiz} user={user} />;
}

/** Longest wait for the word that results are there; afterwards the results page waits itself. */
const COUNTING_MS = 5_000;

function PlayQuiz({ quiz, user }: { quiz: Quiz; user: User }) {
  const { ended } = useSession();
  const navigate = useNavigate();
  const [play] = useState(() => new Play(api, quiz.id, user.id, ended));
  const game = useSyncExternalStore(play.subscribe, play.game);
  useEffect(() => play.start(), [play]);
  useEffect(() => play.scheduled(Date.parse(quiz.scheduled_time)), [play, quiz.scheduled_time]);

  const screen = screenOf(game);
  useEffect(() => {
    if (screen.name !== 'counting' && screen.name !== 'over') return;
    const show = () => void navigate(`/quiz/${quiz.id}/results`, { replace: true });
    const timer = setTimeout(show, screen.name === 'over' ? 0 : COUNTING_MS);
    return () => clearTimeout(timer);
  }, [screen.name, quiz.id, navigate]);

  return (
    <div className="stack game">
      <Announcer game={game} screen={screen} />
      <div className="row between">
        <LinkBadge link={game.link} />
        {screen.name !== 'lobby' && <Standing game={game} />}
      </div>
      {game.notice && <RefusalNote key={game.notice.id} notice={game.notice} />}
      <CurrentScreen
        screen={screen}
        game={game}
        quiz={quiz}
        user={user}
        answer={(option) => play.answer(option)}
      />
    </div>
  );
}

interface Shown {
  screen: Screen;
  game: Played;
  quiz: Quiz;
  user: User;
  answer(option: number): void;
}

function CurrentScreen({ screen, game, quiz, user, answer }: Shown) {
  const { t } = useSpeech();
  switch (screen.name) {
    case 'lobby':
      return <LobbyScreen quiz={quiz} user={user} game={game} startsAt={screen.startsAt} />;
    case 'waiting':
      return <Ended text={screen.paused ? t.play.paused : t.play.waiting} going />;
    case 'question':
      return (
        <QuestionScreen
          key={screen.round.question.question_id}
          screen={screen}
          game={game}
          answer={answer}
        />
      );
    case 'ad':
      return <AdScreen ad={screen.ad} />;
    case 'counting':
    case 'over':
      return <Ended key="counting" text={t.play.counting} going />;
    case 'cancelled':
      return <Ended key="cancelled" text={t.play.cancelled} />;
    case 'missing':
      return <Ended key="missing" text={t.play.missing} />;
  }
}

/** A screen of one sentence: `going` while something follows by itself, else with a way back. */
function Ended({ text, going = false }: { text: string; going?: boolean }) {
  const { t } = useSpeech();
  return (
    <section className="card stack centred">
      <Title always>{text}</Title>
      {going ? (
        <div className="breath" aria-hidden="true" />
      ) : (
        <p>
          <Link to="/">{t.back}</Link>
        </p>
      )}
    </section>
  );
}
