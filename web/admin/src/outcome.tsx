import { wordsOf } from './calls.ts';
import { useSpeech } from './words/words.ts';

/** What came of the last change, spoken too. */
export function Outcome({
  refusal,
  warning,
  done = false,
}: {
  refusal: Error | null;
  warning?: string | undefined;
  done?: boolean;
}) {
  const { t } = useSpeech();
  return (
    <div role="status">
      {refusal && <p className="note wrong">{wordsOf(refusal)}</p>}
      {!refusal && warning && (
        <p className="note warn">
          {t.warning}: {warning}
        </p>
      )}
      {!refusal && !warning && done && <p className="note right">{t.saved}</p>}
    </div>
  );
}
