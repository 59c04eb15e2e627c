import { money, Title } from '@quizcast/page';
import { review, type Suspicion } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Awaited } from '../awaited.tsx';
import { api } from '../calls.ts';
import { useSpeech } from '../words/words.ts';

/** Players of one game who look like one, or like none. Nothing follows from it by itself. */
export function SuspicionsPage() {
  const { t } = useSpeech();
  const quizId = Number(useParams().quizId);
  const { data, error } = useQuery({
    queryKey: ['suspicions', quizId],
    queryFn: () => api.get(`/api/admin/games/${quizId}/suspicions`, review.suspicions),
  });
  return (
    <div className="stack wide-gaps">
      <p className="row between">
        <Link to={`/quizzes/${quizId}`}>{t.disputes.ofQuiz(quizId)}</Link>
        <Link to={`/payouts?quiz=${quizId}`}>{t.payouts.title}</Link>
      </p>
      <Title>{t.suspicions.title}</Title>
      <p className="soft">{t.suspicions.lead}</p>
      {data === undefined && <Awaited error={error} />}
      {data?.items.length === 0 && <p className="card soft">{t.suspicions.none}</p>}
      {data?.items.map((suspicion) => (
        <Cluster
          key={`${suspicion.kind} ${suspicion.players.map((one) => one.user_id)} ${suspicion.evidence}`}
          suspicion={suspicion}
        />
      ))}
    </div>
  );
}

function Cluster({ suspicion: { kind, players, evidence } }: { suspicion: Suspicion }) {
  const { t, language } = useSpeech();
  return (
    <section className="card stack">
      <h2>{t.suspicions.kinds[kind]}</h2>
      <p className="code" lang="en">
        {evidence}
      </p>
      <ul className="plain">
        {players.map(({ user_id, username, prize }) => (
          <li key={user_id}>
            {username} <span className="soft">#{user_id}</span>
            {prize > 0 && <strong> · {money(language, prize)}</strong>}
          </li>
        ))}
      </ul>
    </section>
  );
}
