import { openLine, QuizSocket } from '@quizcast/connection';
import { useSession } from '@quizcast/page';
import { useEffect, useState } from 'react';
import { api } from '../calls.ts';
import { nothingSeen, type Watched, watch } from './watch.ts';

/** Watches one quiz as an observer: the gateway never counts an admin as a player. */
export function useWatched(quizId: number): Watched {
  const { ended } = useSession();
  const [seen, setSeen] = useState(nothingSeen);
  useEffect(() => {
    setSeen(nothingSeen);
    const socket = new QuizSocket(
      {
        quizId,
        ticket: () => api.socketTicket(),
        refresh: () => api.refresh(),
        open: openLine,
        random: Math.random,
      },
      {
        link: (link) => setSeen((before) => ({ ...before, link })),
        frame: (frame) => setSeen((before) => watch(before, frame, Date.now())),
        signedOut: ended,
      },
    );
    socket.start();
    return () => socket.close();
  }, [quizId, ended]);
  return seen;
}
