import { openLine, QuizSocket } from '@quizcast/connection';
import { Title, useSession } from '@quizcast/page';
import { rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '../calls.ts';
import { useSpeech } from '../words/words.ts';
import { Steering } from './steering.tsx';
import { nothingSeen, type Watched, watch } from './watch.ts';

export function LivePage() {
  const { t } = useSpeech();
  const quizId = Number(useParams().quizId);
  const { data: quiz } = useQuery({
    queryKey: ['quiz', quizId],
    queryFn: () => api.get(`/api/quizzes/${quizId}`, rest.quiz),
  });
  const seen = useWatched(quizId);
  return (
    <div className="stack wide-gaps">
      <p>
        <Link to={`/quizzes/${quizId}`}>{quiz?.title ?? t.loading}</Link>
      </p>
      <div className="row between">
        <Title>{t.live.title}</Title>
        <span className={`badge ${seen.phase}`} role="status">
          {t.live.phases[seen.phase]}
        </span>
      </div>
      {seen.link === 'lost' && (
        <p className="note warn" role="alert">
          {t.live.lost}
        </p>
      )}
      <Counts seen={seen} />
      {seen.question && <OnScreens question={seen.question} />}
      <Steering quizId={quizId} phase={seen.phase} />
      {seen.closed.length > 0 && <Closed rows={seen.closed} />}
    </div>
  );
}

/** Watches one quiz as an observer: the gateway never counts an admin as a player. */
function useWatched(quizId: number): Watched {
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
        frame: (frame) => setSeen((before) => watch(before, frame)),
        signedOut: ended,
      },
    );
    socket.start();
    return () => socket.close();
  }, [quizId, ended]);
  return seen;
}

function Counts({ seen }: { seen: Watched }) {
  const { t } = useSpeech();
  const { counts, online } = seen;
  const tiles = [
    [t.live.online, online],
    [t.live.joined, counts?.joined],
    [t.live.in, counts?.in],
    [t.live.out, counts?.out],
    [t.live.answered, counts?.answered],
  ] as const;
  return (
    <dl className="tiles">
      {tiles.map(([label, count]) => (
        <div className="card" key={label}>
          <dt>{label}</dt>
          <dd>{count ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}

function OnScreens({ question }: { question: NonNullable<Watched['question']> }) {
  const { t } = useSpeech();
  const { asked, secondsLeft, correctOption } = question;
  return (
    <section className="card stack" aria-labelledby="now">
      <div className="row between">
        <h2 id="now">{t.live.now}</h2>
        <span className="soft">
          {t.live.question(asked.number, asked.total_questions)}
          {correctOption === undefined && ` · ${t.live.secondsLeft(secondsLeft)}`}
        </span>
      </div>
      <p>
        <strong>{asked.text}</strong>
      </p>
      <ul className="question-text">
        {asked.options.map(({ id, text }) => (
          <li key={id} className={id === correctOption ? 'right' : ''}>
            {text}
            {id === correctOption && <span className="unseen"> ({t.live.right})</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Closed({ rows }: { rows: Watched['closed'] }) {
  const { t } = useSpeech();
  const percent = (rate: number) => Math.round(rate * 100);
  return (
    <section className="card scroll" aria-labelledby="closed">
      <h2 id="closed">{t.live.history}</h2>
      <table className="listing">
        <thead>
          <tr>
            <th scope="col">{t.live.number}</th>
            <th scope="col">{t.live.difficulty}</th>
            <th scope="col">{t.live.answers}</th>
            <th scope="col">{t.live.passed}</th>
            <th scope="col">{t.live.rate}</th>
            <th scope="col">{t.live.target}</th>
            <th scope="col">{t.live.remaining}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.question_number}>
              <td>{row.question_number}</td>
              <td>{row.difficulty_used}</td>
              <td>{row.total_answers}</td>
              <td>{row.passed_count}</td>
              <td>{percent(row.actual_pass_rate)}</td>
              <td>{percent(row.target_pass_rate)}</td>
              <td>{row.remaining_players}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
