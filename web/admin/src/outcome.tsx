import { refusalText } from '@quizcast/page';
import { useSpeech } from './words/words.ts';

/** What came of the last change, spoken too. */
export function Outcome({
  refusal,
  warning,
  done = false,
  told,
}: {
  refusal: Error | null;
  warning?: string | undefined;
  done?: boolean;
  /** What was done, if it was not saving. */
  told?: string;
}) {
  const { t } = useSpeech();
  return (
    <div role="status">
      {refusal && <p className="note wrong">{refusalText(t, refusal)}</p>}
      {!refusal && warning && (
        <p className="note warn">
          {t.warning}: {warning}
        </p>
      )}
      {!refusal && !warning && done && <p className="note right">{told ?? t.saved}</p>}
    </div>
  );
}
