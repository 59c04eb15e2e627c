import { api, Refused } from '@quizcast/page';
import { review } from '@quizcast/protocol';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useDoing } from '../account/doing.ts';
import { useSpeech } from '../words/words.ts';

interface Disputing {
  path: string;
  questions: number;
  /** What is read again afterwards. */
  changed: QueryKey;
}

/** An objection to the result as a whole or to one question. */
export function DisputeForm({ path, questions, changed }: Disputing) {
  const { t } = useSpeech();
  const id = useId();
  const queries = useQueryClient();
  const { busy, refusal, run } = useDoing();
  const send = async (form: FormData) => {
    const number = Number(form.get('question'));
    const text = String(form.get('text')).trim();
    const body = { text, ...(number > 0 && { question_number: number }) };
    const sent = api.post(`${path}/disputes`, body, review.dispute);
    await sent.finally(() => queries.invalidateQueries({ queryKey: changed }));
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        void run(() => send(form));
      }}
    >
      <p className="soft">{t.review.lead}</p>
      <Refused>{refusal}</Refused>
      <div className="field">
        <label htmlFor={`${id}-question`}>{t.review.subject}</label>
        <select id={`${id}-question`} name="question">
          <option value="0">{t.review.whole}</option>
          {Array.from({ length: questions }, (_, place) => place + 1).map((number) => (
            <option key={number} value={number}>
              {t.review.about(number)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>{t.review.text}</label>
        <textarea id={`${id}-text`} name="text" rows={4} maxLength={1000} required />
      </div>
      <button className="button primary" type="submit" disabled={busy}>
        {t.review.send}
      </button>
    </form>
  );
}
