import '@quizcast/lights/lights.css';
import './stage.css';
import { ApiError } from '@quizcast/connection';
import { api } from '@quizcast/page';
import { type Quiz, rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useParams } from 'react-router';
import { type Door, Play } from '../game/play.ts';
import { useBoth } from './both.ts';
import { Stage } from './stage.tsx';

/** The key of the link is in the fragment after the `#`, so it is not sent to a server with the
 * address. */
function keyOfLink(): string {
  return decodeURIComponent(location.hash.slice(1));
}

/** The view of a game for the screen of a venue or a video stream, without sign-in or controls. */
export function StagePage() {
  return (
    <div data-theme="night" className="stage-page">
      <Suspense>
        <Entrance />
      </Suspense>
    </div>
  );
}

function Entrance() {
  const { quizId = '' } = useParams();
  const both = useBoth();
  const [refused, setRefused] = useState(false);
  const { data: quiz } = useQuery({
    queryKey: ['quiz', quizId],
    queryFn: () => api.get(`/api/quizzes/${encodeURIComponent(quizId)}`, rest.quiz),
    retry: true,
  });
  if (refused) return <p className="stage-refused">{both.join('badLink')}</p>;
  if (quiz === undefined) return null;
  return <Live quiz={quiz} refused={() => setRefused(true)} />;
}

function Live({ quiz, refused }: { quiz: Quiz; refused(): void }) {
  const [play] = useState(() => new Play(doorOf(refused), quiz.id, 0, refused));
  const game = useSyncExternalStore(play.subscribe, play.game);
  useEffect(() => play.start(), [play]);
  useEffect(() => play.scheduled(Date.parse(quiz.scheduled_time)), [play, quiz.scheduled_time]);
  return <Stage quiz={quiz} game={game} />;
}

function doorOf(refused: () => void): Door {
  return {
    looksOn: true,
    refresh: () => Promise.resolve(),
    socketTicket: async () => {
      try {
        const body = { key: keyOfLink() };
        return (await api.post('/api/stage/ticket', body, rest.stageTicket)).ticket;
      } catch (failure) {
        const given = failure instanceof ApiError ? failure : undefined;
        // Rate limits and an unavailable server are temporary, but an unknown link is not.
        if (given && given.status >= 400 && given.status < 500 && given.status !== 429) refused();
        throw failure;
      }
    },
  };
}
