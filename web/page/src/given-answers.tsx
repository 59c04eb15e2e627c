import type { GivenAnswer } from '@quizcast/protocol';
import { inLanguage, seconds, useLanguage } from '@quizcast/words';
import { reasonText, usePageText } from './text.ts';

/** A player's answers in one game, with the right ones and the time limits. */
export function GivenAnswers({ answers }: { answers: readonly GivenAnswer[] }) {
  const t = usePageText();
  if (answers.length === 0) return <p className="soft">{t('answers.none')}</p>;
  return (
    <ol className="given stack">
      {answers.map((answer) => (
        <Given key={answer.question_number} answer={answer} />
      ))}
    </ol>
  );
}

function Given({ answer }: { answer: GivenAnswer }) {
  const t = usePageText();
  const { language } = useLanguage();
  const options = inLanguage(answer, 'options', language);
  const option = (id: number) => options[id] ?? String(id + 1);
  const reason = answer.elimination_reason;
  return (
    <li value={answer.question_number} className="stack">
      <h3>{inLanguage(answer, 'text', language)}</h3>
      <dl className="facts small">
        <div>
          <dt>{t('answers.given')}</dt>
          <dd className={answer.is_correct ? 'right' : 'wrong'}>
            {answer.your_option === undefined ? t('answers.silent') : option(answer.your_option)}
          </dd>
        </div>
        <div>
          <dt>{t('answers.right')}</dt>
          <dd>{option(answer.correct_option)}</dd>
        </div>
        {answer.elapsed_ms !== undefined && (
          <div>
            <dt>{t('answers.after')}</dt>
            <dd>{seconds(language, answer.elapsed_ms, 3)}</dd>
          </div>
        )}
        {answer.limit_ms !== undefined && (
          <div>
            <dt>{t('answers.limit')}</dt>
            <dd>
              {seconds(language, answer.limit_ms, 3)}
              {answer.grace_ms ? ` + ${seconds(language, answer.grace_ms, 3)}` : ''}
            </dd>
          </div>
        )}
      </dl>
      {reason && (
        <p className="note wrong">
          {t('answers.out')}: {reasonText(t, reason)}
        </p>
      )}
    </li>
  );
}
