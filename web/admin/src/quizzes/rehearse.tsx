import { Field } from '@quizcast/page';
import { type Quiz, review } from '@quizcast/protocol';
import { useNavigate } from 'react-router';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import { Outcome } from '../outcome.tsx';
import { useSpeech } from '../words/words.ts';

const MOST_BOTS = 500;

/** Plays a private copy with bots: no players, no prize; it starts in a few seconds. */
export function Rehearse({ quiz }: { quiz: Quiz }) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const { run, busy, refusal } = useAsking((bots: number) =>
    api.post(`/api/admin/quizzes/${quiz.id}/rehearsals`, { bots }, review.rehearsal),
  );
  return (
    <section className="card stack" aria-labelledby="rehearsal">
      <h2 id="rehearsal">{t.rehearsal.title}</h2>
      <p className="soft">{t.rehearsal.lead}</p>
      <Outcome refusal={refusal} />
      <form
        className="row end"
        onSubmit={(event) => {
          event.preventDefault();
          const bots = Number(new FormData(event.currentTarget).get('bots'));
          run(bots, (copy) => void navigate(`/quizzes/${copy.quiz_id}/live`));
        }}
      >
        <Field
          label={t.rehearsal.bots}
          name="bots"
          type="number"
          min={1}
          max={MOST_BOTS}
          defaultValue={20}
          required
        />
        <button type="submit" className="button quiet" disabled={busy}>
          {t.rehearsal.start}
        </button>
      </form>
    </section>
  );
}
