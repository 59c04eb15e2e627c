import { Field, money, sentenceOf } from '@quizcast/page';
import { type Payout, review } from '@quizcast/protocol';
import type { QueryKey } from '@tanstack/react-query';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import { Outcome } from '../outcome.tsx';
import { useSpeech } from '../words/words.ts';
import { leadsOn, move, type Step, type Stepped } from './step.ts';

interface Stepping {
  picked: readonly Payout[];
  /** What is read again afterwards. */
  changed: QueryKey;
  onStepped(): void;
}

interface Wish {
  readonly step: Step;
  readonly payouts: readonly Payout[];
  readonly reason?: string;
}

/** The steps for the ticked payouts; one that leads on for none of them is not offered. */
export function Steps({ picked, changed, onStepped }: Stepping) {
  const { t, language } = useSpeech();
  const { run, busy, answer, refusal } = useAsking(stepped, changed);
  const payable = picked.filter((payout) => leadsOn('pay', payout));
  const offered = (step: Step) => !busy && picked.some((payout) => leadsOn(step, payout));
  const take = (step: Step, reason?: string) =>
    run({ step, payouts: picked, ...(reason !== undefined && { reason }) }, onStepped);
  const pay = () => {
    const sum = payable.reduce((all, { amount }) => all + amount, 0);
    if (confirm(t.payouts.paySure(payable.length, money(language, sum)))) take('pay');
  };
  return (
    <section className="card stack" aria-label={t.payouts.steps}>
      <Outcome refusal={refusal} />
      {answer && <Result stepped={answer} />}
      <form
        className="row end"
        onSubmit={(event) => {
          event.preventDefault();
          take('hold', String(new FormData(event.currentTarget).get('reason')).trim());
        }}
      >
        <button
          type="button"
          className="button"
          disabled={!offered('approve')}
          onClick={() => take('approve')}
        >
          {t.payouts.approve}
        </button>
        <button type="button" className="button" disabled={!offered('pay')} onClick={pay}>
          {t.payouts.pay}
        </button>
        <Field label={t.payouts.reason} name="reason" maxLength={500} required />
        <button type="submit" className="button quiet danger" disabled={!offered('hold')}>
          {t.payouts.hold}
        </button>
      </form>
      <p className="soft" aria-live="polite">
        {t.payouts.picked(picked.length)}
      </p>
    </section>
  );
}

function stepped({ step, payouts, reason }: Wish): Promise<Stepped> {
  return move(payouts, (quizId, userIds) => {
    const body = { quiz_id: quizId, user_ids: userIds, ...(reason !== undefined && { reason }) };
    return api.post(`/api/admin/payouts/${step}`, body, review.stepOutcome);
  });
}

/** How many were moved, and who was not, and why. */
function Result({ stepped: { done, stopped } }: { stepped: Stepped }) {
  const { t } = useSpeech();
  return (
    <div role="status" className={stopped.length > 0 ? 'note warn' : 'note right'}>
      <p>{t.payouts.moved(done)}</p>
      {stopped.length > 0 && (
        <ul className="plain">
          {stopped.map(({ payout, type, message }) => (
            <li key={`${payout.quiz_id}/${payout.user_id}`}>
              {payout.username}: {sentenceOf(t, type, message) ?? (message || t.payouts.notMoved)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
