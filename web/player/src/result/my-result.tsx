import { money, type Words } from '@quizcast/page';
import type { Quiz, Result } from '@quizcast/protocol';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Texts, useSpeech } from '../words/words.ts';

export function MyResult({ quiz, result }: { quiz: Quiz; result: Result }) {
  const { t, language } = useSpeech();
  return (
    <section className={result.is_winner ? 'card stack mine won' : 'card stack mine'}>
      <h2>{result.is_winner ? t.result.won : t.result.mine}</h2>
      {!result.is_winner && result.is_eliminated && <p className="soft">{howOut(t, result)}</p>}
      <dl className="facts">
        <div>
          <dt>{t.result.rank}</dt>
          <dd>{result.rank}</dd>
        </div>
        <div>
          <dt>{t.result.correct}</dt>
          <dd>{t.result.ofTotal(result.correct_answers, result.total_questions)}</dd>
        </div>
        {result.is_winner && (
          <div>
            <dt>{t.result.share}</dt>
            <dd>{money(language, result.prize_fund)}</dd>
          </div>
        )}
      </dl>
      <p>
        <Link to={`/quiz/${quiz.id}/review`}>
          {result.is_winner ? t.review.title : t.review.whyOut}
        </Link>
      </p>
      <TellOthers
        text={t.result.message(quiz.title, result.correct_answers, result.total_questions)}
      />
    </section>
  );
}

function howOut(t: Texts & Words, result: Result): string {
  const reason = t.outReasons[result.elimination_reason ?? ''];
  const where = t.result.outAt(result.eliminated_on_question ?? 1);
  return reason ? `${where}: ${reason}` : where;
}

/** The device's own share sheet where there is one, else the clipboard. */
function TellOthers({ text }: { text: string }) {
  const { t } = useSpeech();
  const [copied, setCopied] = useState(false);
  const tell = async () => {
    const url = location.href;
    if (navigator.share) await navigator.share({ text, url }).catch(() => undefined);
    else await navigator.clipboard?.writeText(`${text} ${url}`).then(() => setCopied(true));
  };
  return (
    <p className="row">
      <button type="button" className="button" onClick={() => void tell()}>
        {t.result.tell}
      </button>
      <span role="status">{copied && t.result.copied}</span>
    </p>
  );
}
