import { useId, useState } from 'react';
import { useSpeech } from '../words/words.ts';
import { pastedQuestions } from './draft.ts';
import type { Adding } from './question-form.tsx';

/** Questions written elsewhere; the server checks each and says what is wrong with which. */
export function PasteQuestions({ add, busy }: Adding) {
  const { t } = useSpeech();
  const id = useId();
  const [broken, setBroken] = useState(false);
  const submit = async (form: HTMLFormElement) => {
    const questions = pastedQuestions(String(new FormData(form).get('json')));
    setBroken(questions === undefined);
    if (questions && (await add(questions))) form.reset();
  };
  return (
    <details className="adding">
      <summary>{t.question.paste}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <div className="field">
          <label htmlFor={id}>{t.question.paste}</label>
          <textarea id={id} name="json" rows={8} spellCheck={false} className="code" required />
          <small>{t.question.pasteHint}</small>
        </div>
        {broken && (
          <p className="note wrong" role="alert">
            {t.question.notJson}
          </p>
        )}
        <button type="submit" className="button" disabled={busy}>
          {t.question.pasteAdd}
        </button>
      </form>
    </details>
  );
}
