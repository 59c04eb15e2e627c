import { refusalText } from '@quizcast/page';
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
      {refusal && <p className="note wrong">{refusalText(t, refusal)}</p>}
      {!refusal && warning && (
        <p className="note warn">
          {t.warning}: {warning}
        </p>
      )}
      {!refusal && !warning && done && <p className="note right">{t.saved}</p>}
    </div>
  );
}
