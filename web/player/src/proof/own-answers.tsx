import { compareOwn, type Proof, useOwnSeat } from './calls.ts';
import { useProofText } from './text.ts';

/** Shows whether the visitor's published answers are those stored on this device. */
export function OwnAnswers({ quizId, proof }: { quizId: string; proof: Proof }) {
  const t = useProofText();
  const { data: seat } = useOwnSeat(quizId, true);
  if (seat === undefined || seat === null) return null;
  const { same, other } = compareOwn(proof, seat);
  return (
    <section aria-labelledby="own">
      <h2 id="own">{t('own')}</h2>
      {other.length > 0 ? (
        <p className="note wrong" role="alert">
          {t('ownOther', { list: other.map((n) => t('question', { n })).join(', ') })}
        </p>
      ) : (
        <p className={same > 0 ? 'note right' : 'note'}>
          {same > 0 ? t('ownSame', { seat, n: same }) : t('ownUnknown', { seat })}
        </p>
      )}
    </section>
  );
}
