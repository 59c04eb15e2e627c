import { ApiError } from '@quizcast/connection';
import { api, GivenAnswers, Refused, refusalText, Title } from '@quizcast/page';
import { type Dispute, type Explanation, review } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { SignedIn } from '../account/signed-in.tsx';
import { type Texts, useSpeech } from '../words/words.ts';
import { DisputeForm } from './dispute-form.tsx';

/** Why a player is out or what became of his prize, and what he has to say to it. */
export function ReviewPage() {
  const { quizId = '' } = useParams();
  return <SignedIn>{() => <Review quizId={quizId} />}</SignedIn>;
}

function Review({ quizId }: { quizId: string }) {
  const { t } = useSpeech();
  const path = `/api/quizzes/${encodeURIComponent(quizId)}`;
  const { data, error } = useQuery({
    queryKey: ['my-answers', quizId],
    queryFn: () => api.get(`${path}/my-answers`, review.explanation),
  });
  const absent = error instanceof ApiError && error.status === 404;
  return (
    <div className="stack wide-gaps">
      <div className="stack">
        <p>
          <Link to={`/quiz/${quizId}/results`}>{t.result.title}</Link>
        </p>
        <Title>{t.review.title}</Title>
      </div>
      {absent && <p className="card soft">{t.result.none}</p>}
      {error && !absent && <Refused>{refusalText(t, error)}</Refused>}
      {!data && !error && <p className="card soft">{t.loading}</p>}
      {data && <Told explanation={data} />}
      {data && <Disputes quizId={quizId} path={path} questions={data.answers.length} />}
    </div>
  );
}

function Told({ explanation }: { explanation: Explanation }) {
  const { t } = useSpeech();
  const prize = prizeOf(t, explanation);
  return (
    <section className="card stack" aria-labelledby="answers">
      <h2 id="answers">{t.review.answers}</h2>
      {prize && <p className="note">{prize}</p>}
      <GivenAnswers answers={explanation.answers} />
    </section>
  );
}

/** What became of the prize; nothing where there was none. */
function prizeOf(t: Texts, explanation: Explanation): string | undefined {
  const { payout_status: status, payout_reason: why, prize_hold_reason: unpaid } = explanation;
  if (status === undefined) return unpaid && (t.review.unpaid[unpaid] ?? unpaid);
  const standing = t.review.payouts[status] ?? status;
  return status === 'held' && why ? `${standing}: ${why}` : standing;
}

interface OfQuiz {
  quizId: string;
  path: string;
  questions: number;
}

function Disputes({ quizId, path, questions }: OfQuiz) {
  const { t } = useSpeech();
  const queryKey = ['my-disputes', quizId];
  const { data } = useQuery({
    queryKey,
    queryFn: () => api.get(`${path}/my-disputes`, review.ownDisputes),
  });
  if (data === undefined) return null;
  const waiting = data.items.some(({ status }) => status === 'open');
  return (
    <section className="card stack" aria-labelledby="disputes">
      <h2 id="disputes">{t.review.disputes}</h2>
      {data.items.map((dispute) => (
        <OwnDispute key={dispute.id} dispute={dispute} />
      ))}
      {!waiting && <DisputeForm path={path} questions={questions} changed={queryKey} />}
    </section>
  );
}

function OwnDispute({ dispute }: { dispute: Dispute }) {
  const { t } = useSpeech();
  const { question_number: number, status, text, answer } = dispute;
  const tone = { open: 'note', accepted: 'note right', rejected: 'note wrong' }[status];
  return (
    <article className={`${tone} stack`}>
      <h3>
        {number === undefined ? t.review.whole : t.review.about(number)} ·{' '}
        {t.review.statuses[status]}
      </h3>
      <p>{text}</p>
      {answer && (
        <p>
          {t.review.answer}: {answer}
        </p>
      )}
    </article>
  );
}
