import { Failed, SkeletonRows, Title } from '@quizcast/page';
import type { Explanation } from '@quizcast/protocol';
import { ArrowLeft } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { SignedIn } from '../session/signed-in.tsx';
import { useMyAnswers } from './calls.ts';
import { Disputes } from './disputes.tsx';
import { GivenAnswers } from './given-answers.tsx';
import css from './review.module.css';
import { type ReviewText, useReviewText } from './text.ts';

/** A player's review of a game: the elimination or the prize, and the disputes. */
export function ReviewPage() {
  const { quizId = '' } = useParams();
  return <SignedIn>{() => <Review quizId={quizId} />}</SignedIn>;
}

function Review({ quizId }: { quizId: string }) {
  const t = useReviewText();
  const { data, error, refetch } = useMyAnswers(quizId);
  const prize = data && prizeOf(t, data);
  return (
    <div className={css.page}>
      <div className={css.back}>
        <Link className="icon-button" to={`/quiz/${quizId}/results`} aria-label={t('title')}>
          <ArrowLeft size={24} aria-hidden="true" />
        </Link>
        <Title>{t('answers')}</Title>
      </div>
      {data === null && <p className="soft">{t('none')}</p>}
      {error && <Failed error={error} retry={() => void refetch()} />}
      {data === undefined && !error && <SkeletonRows rows={5} />}
      {prize && <p className="note">{prize}</p>}
      {data && <GivenAnswers answers={data.answers} />}
      {data && <Disputes quizId={quizId} questions={data.answers.length} />}
    </div>
  );
}

const payouts = ['pending', 'approved', 'paid', 'held'] as const;

/** The status of the prize; renders nothing if there was none. */
function prizeOf(t: ReviewText, explanation: Explanation): string | undefined {
  const { payout_status: status, payout_reason: why, prize_hold_reason: unpaid } = explanation;
  if (status === undefined) {
    return unpaid === 'email_not_verified' ? t('unpaid.email_not_verified') : unpaid;
  }
  const known = payouts.find((one) => one === status);
  const says = known ? t(`payout.${known}`) : status;
  return status === 'held' && why ? `${says}: ${why}` : says;
}
