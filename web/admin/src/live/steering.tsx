import { anything } from '@quizcast/connection';
import { Field } from '@quizcast/page';
import type { ReactNode } from 'react';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import { Outcome } from '../outcome.tsx';
import { useSpeech } from '../words/words.ts';
import type { Phase } from './watch.ts';

interface Wish {
  readonly action: 'pause' | 'resume' | 'extend' | 'void' | 'remove' | 'ban' | 'cancel';
  readonly body?: object;
}

interface Steered {
  quizId: number;
  phase: Phase;
}

/** An admin's hand on the game. The game decides; each answer comes after it has followed. */
export function Steering({ quizId, phase }: Steered) {
  const { t } = useSpeech();
  const { run, busy, refusal, done } = useAsking(({ action, body = {} }: Wish) =>
    api.post(`/api/admin/games/${quizId}/${action}`, body, anything),
  );
  if (phase === 'finished' || phase === 'cancelled') return null;
  const press = (action: Wish['action'], label: string, danger = false) => (
    <button
      type="button"
      className={danger ? 'button quiet danger' : 'button quiet'}
      disabled={busy}
      onClick={() => run({ action })}
    >
      {label}
    </button>
  );
  const removal = (form: FormData) => ({
    user_id: Number(form.get('user')),
    reason: String(form.get('reason')).trim(),
  });
  return (
    <section className="card stack" aria-labelledby="steering">
      <h2 id="steering">{t.steering.title}</h2>
      <Outcome refusal={refusal} done={done} told={t.steering.followed} />
      {phase !== 'waiting' && (
        <>
          <div className="row">
            {phase === 'paused'
              ? press('resume', t.steering.resume)
              : press('pause', t.steering.pause)}
            {press('void', t.steering.annul, true)}
          </div>
          <Form
            send={(form) =>
              run({ action: 'extend', body: { extra_sec: Number(form.get('seconds')) } })
            }
          >
            <Field
              label={t.steering.seconds}
              name="seconds"
              type="number"
              min={1}
              max={60}
              defaultValue={10}
              required
            />
            <button type="submit" className="button quiet" disabled={busy}>
              {t.steering.extend}
            </button>
          </Form>
        </>
      )}
      <Form
        send={(form, pressed) =>
          run({ action: pressed === 'ban' ? 'ban' : 'remove', body: removal(form) })
        }
      >
        <Field label={t.steering.user} name="user" type="number" step={1} required />
        <Field label={t.steering.reason} name="reason" maxLength={500} required />
        <button type="submit" className="button quiet danger" disabled={busy}>
          {t.steering.remove}
        </button>
        <button type="submit" value="ban" className="button quiet danger" disabled={busy}>
          {t.steering.ban}
        </button>
      </Form>
      {phase !== 'waiting' && (
        <Form
          send={(form) => {
            const message = String(form.get('message')).trim();
            if (confirm(t.quiz.cancelSure)) run({ action: 'cancel', body: { message } });
          }}
        >
          <Field label={t.steering.message} name="message" maxLength={200} />
          <button type="submit" className="button quiet danger" disabled={busy}>
            {t.quiz.cancel}
          </button>
        </Form>
      )}
    </section>
  );
}

interface Sending {
  /** What was filled in, and the value of the button that was pressed. */
  send(form: FormData, pressed: string | null): void;
  children: ReactNode;
}

function Form({ send, children }: Sending) {
  return (
    <form
      className="row end"
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        send(new FormData(event.currentTarget), submitter?.getAttribute('value') ?? null);
      }}
    >
      {children}
    </form>
  );
}
