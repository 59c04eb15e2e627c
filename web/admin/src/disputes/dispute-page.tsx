import { GivenAnswers, moment, Title } from '@quizcast/page';
import { type Dispute, type DisputeCase, review } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link, useParams } from 'react-router';
import { useAsking } from '../asking.ts';
import { Awaited } from '../awaited.tsx';
import { api } from '../calls.ts';
import { Outcome } from '../outcome.tsx';
import { useSpeech } from '../words/words.ts';

/** One objection beside everything that is known of the player's game. */
export function DisputePage() {
  const { t } = useSpeech();
  const id = Number(useParams().disputeId);
  const { data, error } = useQuery({
    queryKey: ['dispute', id],
    queryFn: () => api.get(`/api/admin/disputes/${id}`, review.disputeCase),
  });
  return (
    <div className="stack wide-gaps">
      <p>
        <Link to="/disputes">{t.disputes.title}</Link>
      </p>
      <Title>{t.disputes.one(id)}</Title>
      {data === undefined ? <Awaited error={error} /> : <Case found={data} />}
    </div>
  );
}

function Case({ found: { dispute, explanation, commands } }: { found: DisputeCase }) {
  const { t } = useSpeech();
  return (
    <>
      <Objection dispute={dispute} />
      <section className="card stack" aria-labelledby="answers">
        <h2 id="answers">{t.disputes.answers}</h2>
        <GivenAnswers answers={explanation.answers} />
      </section>
      <section className="card stack" aria-labelledby="log">
        <h2 id="log">{t.disputes.log}</h2>
        {commands.length === 0 && <p className="soft">{t.nothing}</p>}
        <ol className="log code">
          {commands.map(({ offset, appended_at, admitted, command }) => (
            <li key={offset} value={offset}>
              {new Date(appended_at).toISOString()} {JSON.stringify(command)}
              {!admitted && ` (${t.disputes.refused})`}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Objection({ dispute }: { dispute: Dispute }) {
  const { t, language } = useSpeech();
  const { quiz_id: quiz, question_number: number, status, answer } = dispute;
  return (
    <section className="card stack" aria-labelledby="objection">
      <div className="row between">
        <h2 id="objection">{number === undefined ? t.disputes.whole : t.disputes.about(number)}</h2>
        <span className={`badge ${status}`}>{t.disputes.statuses[status]}</span>
      </div>
      <p>{dispute.text}</p>
      <p className="soft">
        {t.disputes.from(dispute.user_id, moment(language, dispute.created_at))} ·{' '}
        <Link to={`/quizzes/${quiz}`}>{t.disputes.ofQuiz(quiz)}</Link>
      </p>
      {answer && (
        <p>
          {t.disputes.answer}: {answer}
        </p>
      )}
      {status === 'open' && <Verdict dispute={dispute} />}
    </section>
  );
}

/** The one answer to it: who is right, and why. */
function Verdict({ dispute }: { dispute: Dispute }) {
  const { t } = useSpeech();
  const id = useId();
  const { run, busy, refusal } = useAsking(
    (verdict: { accepted: boolean; answer: string }) =>
      api.post(`/api/admin/disputes/${dispute.id}/answer`, verdict, review.dispute),
    ['dispute', dispute.id],
    ['disputes'],
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        run({
          accepted: submitter?.getAttribute('value') === 'accept',
          answer: String(new FormData(event.currentTarget).get('answer')).trim(),
        });
      }}
    >
      <Outcome refusal={refusal} />
      <div className="field">
        <label htmlFor={id}>{t.disputes.answer}</label>
        <textarea id={id} name="answer" rows={3} maxLength={1000} required />
      </div>
      <div className="row">
        <button type="submit" value="accept" className="button" disabled={busy}>
          {t.disputes.accept}
        </button>
        <button type="submit" value="reject" className="button quiet danger" disabled={busy}>
          {t.disputes.reject}
        </button>
      </div>
    </form>
  );
}
