import type { Dispute } from '@quizcast/protocol';
import { useDisputes } from './calls.ts';
import { DisputeForm } from './dispute-form.tsx';
import css from './review.module.css';
import { useReviewText } from './text.ts';

/** The visitor's disputes with their answers, and the button to open a new one. */
export function Disputes({ quizId, questions }: { quizId: string; questions: number }) {
  const t = useReviewText();
  const { data } = useDisputes(quizId);
  if (data === undefined) return null;
  const waiting = data.items.some(({ status }) => status === 'open');
  return (
    <section className={`card ${css.disputes}`} aria-labelledby="disputes">
      <h2 id="disputes">{t('disputes')}</h2>
      {data.items.map((dispute) => (
        <OwnDispute key={dispute.id} dispute={dispute} />
      ))}
      {!waiting && <DisputeForm quizId={quizId} questions={questions} />}
    </section>
  );
}

function OwnDispute({ dispute }: { dispute: Dispute }) {
  const t = useReviewText();
  const { question_number: number, status, text, answer } = dispute;
  const tone = { open: 'note', accepted: 'note right', rejected: 'note wrong' }[status];
  return (
    <article className={`${tone} ${css.dispute}`}>
      <h3>
        {number === undefined ? t('whole') : t('about', { n: number })} · {t(`status.${status}`)}
      </h3>
      <p>{text}</p>
      {answer && <p>{t('answer', { text: answer })}</p>}
    </article>
  );
}
