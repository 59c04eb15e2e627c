import { Button, reasonText, usePageText } from '@quizcast/page';
import type { Quiz, Result } from '@quizcast/protocol';
import { money, number, useLanguage } from '@quizcast/words';
import { Share2, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useResults } from './final-ranking.tsx';
import { useResultText } from './text.ts';

interface Shown {
  quiz: Quiz;
  result: Result;
  celebrate(): void;
}

/** The player's own figures in one game. */
export function MyResult({ quiz, result, celebrate }: Shown) {
  const say = useResultText();
  const { language } = useLanguage();
  const won = result.is_winner;
  const { data: everybody } = useResults(`/api/quizzes/${quiz.id}`, String(quiz.id), 1);
  const all = everybody?.total ?? 0;
  const behind = all > 1 ? Math.floor((100 * (all - result.rank)) / all) : undefined;
  return (
    <section className="my-result" aria-label={say(won ? 'won' : 'mine')}>
      {won && <h2 className="my-result-won">{say('won')}</h2>}
      {!won && result.is_eliminated && <HowOut result={result} />}
      <dl className="result-figures">
        <div>
          <dt>{all > 0 ? say('rankOf', { all: number(language, all) }) : say('rank')}</dt>
          <dd className="figure">{number(language, result.rank)}</dd>
        </div>
        <div>
          <dt>{say('rightAnswers')}</dt>
          <dd className="figure">
            {result.correct_answers} / {result.total_questions}
          </dd>
        </div>
        {!won && behind !== undefined && behind > 0 && (
          <div>
            <dt>{say('behind')}</dt>
            <dd className="figure">{behind} %</dd>
          </div>
        )}
        {won && (
          <div>
            <dt>{say('share')}</dt>
            <dd className="figure amount">{money(language, result.prize_fund)}</dd>
          </div>
        )}
      </dl>
      <div className="row">
        {won && (
          <Button kind="primary" onClick={celebrate}>
            <Sparkles size={18} aria-hidden="true" />
            {say('wonAgain')}
          </Button>
        )}
        <TellOthers
          text={say('message', {
            quiz: quiz.title,
            n: result.correct_answers,
            total: result.total_questions,
          })}
        />
        <Link to={`/quiz/${quiz.id}/review`}>{say(won ? 'details' : 'whyOut')}</Link>
      </div>
    </section>
  );
}

function HowOut({ result }: { result: Result }) {
  const say = useResultText();
  const words = usePageText();
  const reason = result.elimination_reason && reasonText(words, result.elimination_reason);
  const where = say('outAt', { n: result.eliminated_on_question ?? 1 });
  return <p className="soft">{reason ? `${where}: ${reason}` : where}</p>;
}

/** Uses the device's share sheet if there is one, otherwise the clipboard. */
function TellOthers({ text }: { text: string }) {
  const say = useResultText();
  const [copied, setCopied] = useState(false);
  const tell = async () => {
    const url = location.href;
    if (navigator.share) await navigator.share({ text, url }).catch(() => undefined);
    else await navigator.clipboard?.writeText(`${text} ${url}`).then(() => setCopied(true));
  };
  return (
    <>
      <Button size="small" onClick={() => void tell()}>
        <Share2 size={16} aria-hidden="true" />
        {say('shareIt')}
      </Button>
      <span role="status">{copied && say('copied')}</span>
    </>
  );
}
