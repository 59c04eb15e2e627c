import { reasonText, usePageText } from '@quizcast/page';
import type { GivenAnswer } from '@quizcast/protocol';
import { inLanguage, type Language, seconds, useLanguage } from '@quizcast/words';
import { Option } from './option.tsx';
import css from './review.module.css';
import { type ReviewText, useReviewText } from './text.ts';

/** A player's answers in one game with the right ones and the time limits, to the millisecond. */
export function GivenAnswers({ answers }: { answers: readonly GivenAnswer[] }) {
  const t = useReviewText();
  if (answers.length === 0) return <p className="soft">{t('review.none')}</p>;
  return (
    <ol className={css.given}>
      {answers.map((answer) => (
        <Given key={answer.question_number} answer={answer} />
      ))}
    </ol>
  );
}

function Given({ answer }: { answer: GivenAnswer }) {
  const t = useReviewText();
  const words = usePageText();
  const { language } = useLanguage();
  const options = inLanguage(answer, 'options', language);
  const { your_option: yours, correct_option: right } = answer;
  const reason = answer.elimination_reason && reasonText(words, answer.elimination_reason);
  return (
    <li
      className={answer.is_correct ? css.answer : `${css.answer} ${css.fatal}`}
      value={answer.question_number}
    >
      <span className={answer.is_correct ? css.lit : css.ring}>{answer.question_number}</span>
      <div className={css.words}>
        <h2>{inLanguage(answer, 'text', language)}</h2>
        {yours === undefined && <p className="soft">{t('silent')}</p>}
        {yours !== undefined && yours !== right && (
          <Option index={yours} text={options[yours]} tone="wrong" note={t('yours')} />
        )}
        <Option
          index={right}
          text={options[right]}
          tone="right"
          note={t(yours === right ? 'yours' : 'rightOne')}
        />
        <p className="faint">{timesOf(t, answer, language)}</p>
        {reason && <p className={css.reason}>{t('out', { reason })}</p>}
      </div>
    </li>
  );
}

function timesOf(t: ReviewText, answer: GivenAnswer, language: Language): string {
  const exact = (ms: number) => seconds(language, ms, 3);
  const { elapsed_ms: elapsed, limit_ms: limit, grace_ms: grace } = answer;
  return [
    elapsed !== undefined && t('time', { time: exact(elapsed) }),
    limit !== undefined && t('limit', { time: exact(limit) }),
    grace ? t('grace', { time: exact(grace) }) : false,
  ]
    .filter(Boolean)
    .join(', ');
}
