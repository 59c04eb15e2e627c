import { anything } from '@quizcast/connection';
import { Field, money, useSession } from '@quizcast/page';
import { type Quiz, review } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import { Outcome } from '../outcome.tsx';
import { useSpeech } from '../words/words.ts';

/** Another fund for a scheduled quiz: one admin proposes it, a second one confirms it. */
export function FundChanges({ quiz }: { quiz: Quiz }) {
  const { t, language } = useSpeech();
  const { user } = useSession();
  const path = `/api/admin/quizzes/${quiz.id}/fund-changes`;
  const { data } = useQuery({
    queryKey: ['quiz', quiz.id, 'fund-changes'],
    queryFn: () => api.get(path, review.fundChanges),
  });
  // Also reads the changes again: they lie below the quiz.
  const changed = ['quiz', quiz.id];
  const proposal = useAsking(
    (fund: number) => api.post(path, { prize_fund: fund }, review.fundChange),
    changed,
  );
  const confirmation = useAsking(
    (id: number) => api.post(`${path}/${id}/confirm`, {}, anything),
    changed,
  );
  const open = data?.items.find(({ confirmed_at: confirmed }) => confirmed === undefined);
  return (
    <section className="card stack" aria-labelledby="fund">
      <h2 id="fund">{t.fund.title}</h2>
      <Outcome refusal={proposal.refusal ?? confirmation.refusal} done={confirmation.done} />
      {open && (
        <p className="row">
          {t.fund.open(money(language, open.prize_fund))}
          {open.proposed_by === user?.id ? (
            <span className="soft">{t.fund.waiting}</span>
          ) : (
            <button
              type="button"
              className="button"
              disabled={confirmation.busy}
              onClick={() => confirmation.run(open.id)}
            >
              {t.fund.confirm}
            </button>
          )}
        </p>
      )}
      <form
        className="row end"
        onSubmit={(event) => {
          event.preventDefault();
          proposal.run(Number(new FormData(event.currentTarget).get('fund')));
        }}
      >
        <Field
          label={t.quiz.prize}
          name="fund"
          type="number"
          min={0}
          step={1}
          defaultValue={quiz.prize_fund}
          required
        />
        <button type="submit" className="button quiet" disabled={proposal.busy}>
          {t.fund.propose}
        </button>
      </form>
    </section>
  );
}
