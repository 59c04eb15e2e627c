import { Glyph, optionLabel } from '@quizcast/lights';
import { api } from '@quizcast/page';
import { type GivenAnswer, review } from '@quizcast/protocol';
import { inLanguage, seconds, useLanguage } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useResultText } from './text.ts';

/** All answers of the player, the last one first. The one that eliminated them is highlighted. */
export function MyAnswers({ quizId, path }: { quizId: string; path: string }) {
  const say = useResultText();
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['my-answers', quizId],
    queryFn: () => api.get(`${path}/my-answers`, review.explanation),
  });
  if (data === undefined || data.answers.length === 0) return null;
  const answers = [...data.answers].sort(
    (one, other) => other.question_number - one.question_number,
  );
  const times = answers.flatMap(({ elapsed_ms }) => elapsed_ms ?? []);
  const mean = times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length);
  return (
    <section className="my-answers" aria-labelledby="my-answers">
      <div className="row between">
        <h2 id="my-answers">{say('yourAnswers')}</h2>
        {times.length > 0 && (
          <p className="faint">{say('average', { time: seconds(language, mean) })}</p>
        )}
      </div>
      <ul>
        {answers.map((answer) =>
          answer.is_correct ? (
            <RightAnswer key={answer.question_number} answer={answer} />
          ) : (
            <WrongAnswer key={answer.question_number} answer={answer} />
          ),
        )}
      </ul>
    </section>
  );
}

function RightAnswer({ answer }: { answer: GivenAnswer }) {
  const say = useResultText();
  const { language } = useLanguage();
  const options = inLanguage(answer, 'options', language);
  const { question_number: n, correct_option: right, elapsed_ms: elapsed } = answer;
  return (
    <li className="answer">
      <Numbered n={n} />
      <div className="answer-text">
        <p className="one-line">{inLanguage(answer, 'text', language)}</p>
        <p className="faint one-line">
          {optionLabel(right)} · {options[right]}
        </p>
      </div>
      {elapsed !== undefined && <span className="faint">{seconds(language, elapsed)}</span>}
      <Check size={20} role="img" aria-label={say('rightAnswer')} />
    </li>
  );
}

function WrongAnswer({ answer }: { answer: GivenAnswer }) {
  const say = useResultText();
  const { language } = useLanguage();
  const options = inLanguage(answer, 'options', language);
  const { question_number: n, correct_option: right, your_option: mine } = answer;
  return (
    <li className="answer lost">
      <Numbered n={n} />
      <div className="answer-text">
        <p>{inLanguage(answer, 'text', language)}</p>
        <p className="answer-option">
          {mine === undefined ? (
            <span className="wrong">{say('silent')}</span>
          ) : (
            <>
              <Glyph index={mine} size={22} />
              <span>{options[mine] ?? mine + 1}</span>
              <span className="wrong">{say('yourAnswer')}</span>
            </>
          )}
        </p>
        <p className="answer-option right">
          <Glyph index={right} size={22} fill="full" />
          <strong>{options[right] ?? right + 1}</strong>
          <span>{say('rightAnswer')}</span>
        </p>
      </div>
      {answer.elapsed_ms !== undefined && (
        <span className="faint">{seconds(language, answer.elapsed_ms)}</span>
      )}
    </li>
  );
}

function Numbered({ n }: { n: number }) {
  const say = useResultText();
  return (
    <span className="answer-number">
      <span aria-hidden="true">{n}</span>
      <span className="unseen">{say('numbered', { n })}</span>
    </span>
  );
}
