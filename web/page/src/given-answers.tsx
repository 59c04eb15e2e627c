import type { GivenAnswer } from '@quizcast/protocol';
import { useLanguage } from '@quizcast/words';
import { useWords } from './words/words.ts';

/** A player's answers of one game beside the right ones and the time there was. */
export function GivenAnswers({ answers }: { answers: readonly GivenAnswer[] }) {
  const { answers: words } = useWords();
  if (answers.length === 0) return <p className="soft">{words.none}</p>;
  return (
    <ol className="given stack">
      {answers.map((answer) => (
        <Given key={answer.question_number} answer={answer} />
      ))}
    </ol>
  );
}

function Given({ answer }: { answer: GivenAnswer }) {
  const { answers: words, outReasons } = useWords();
  const { language } = useLanguage();
  const kazakh = language === 'kk';
  const options = (kazakh && answer.options_kk) || answer.options;
  const option = (id: number) => options[id] ?? String(id + 1);
  const reason = answer.elimination_reason;
  return (
    <li value={answer.question_number} className="stack">
      <h3>{(kazakh && answer.text_kk) || answer.text}</h3>
      <dl className="facts small">
        <div>
          <dt>{words.given}</dt>
          <dd className={answer.is_correct ? 'right' : 'wrong'}>
            {answer.your_option === undefined ? words.silent : option(answer.your_option)}
          </dd>
        </div>
        <div>
          <dt>{words.right}</dt>
          <dd>{option(answer.correct_option)}</dd>
        </div>
        {answer.elapsed_ms !== undefined && (
          <div>
            <dt>{words.after}</dt>
            <dd>{words.seconds(answer.elapsed_ms / 1000)}</dd>
          </div>
        )}
        {answer.limit_ms !== undefined && (
          <div>
            <dt>{words.limit}</dt>
            <dd>
              {words.seconds(answer.limit_ms / 1000)}
              {answer.grace_ms ? ` + ${words.seconds(answer.grace_ms / 1000)}` : ''}
            </dd>
          </div>
        )}
      </dl>
      {reason && (
        <p className="note wrong">
          {words.out}: {outReasons[reason] ?? reason}
        </p>
      )}
    </li>
  );
}
