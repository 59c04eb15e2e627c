import '@quizcast/lights/lights.css';
import { LightField, type Scene } from '@quizcast/lights';
import { Button, LinkButton, Sign, Title } from '@quizcast/page';
import type { Quiz, Result } from '@quizcast/protocol';
import { dayMonth, money, number, Rich, useLanguage } from '@quizcast/words';
import { Share2, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { shareCard } from './share-card.ts';
import { useResultText } from './text.ts';

interface Shown {
  quiz: Quiz;
  result: Result;
  /** The number of winners. It is unknown if the page is opened later. */
  winners: number | undefined;
  verified: boolean;
  close(): void;
}

/** More flying lights than this would hide the text. */
const MAX_LIGHTS = 127;

/** The screen of a winner at the end of the game. */
export function WinnerScreen({ quiz, result, winners, verified, close }: Shown) {
  const say = useResultText();
  const { language } = useLanguage();
  const [saved, setSaved] = useState(false);
  const scene = useMemo<Scene>(() => burst(quiz.id, winners), [quiz.id, winners]);
  const counts = { n: result.correct_answers, total: result.total_questions };
  const title = say('cardTitle', { name: result.username });
  const share = async () => {
    const how = await shareCard({
      title,
      quiz: quiz.title,
      date: dayMonth(language, quiz.scheduled_time),
      amount: money(language, result.prize_fund),
      caption: say('shareOf', { fund: money(language, quiz.prize_fund) }),
      seed: quiz.id,
      lights: winners ?? MAX_LIGHTS,
      text: say('message', { quiz: quiz.title, ...counts }),
    });
    setSaved(how === 'saved');
  };
  return (
    <section className="winner">
      <div className="winner-rays" aria-hidden="true" />
      <div className="winner-field">
        <LightField scene={scene} />
      </div>
      <button
        type="button"
        className="icon-button winner-close"
        aria-label={say('close')}
        onClick={close}
      >
        <X aria-hidden="true" />
      </button>
      <div className="winner-body">
        <Title always>{say('wonTitle')}</Title>
        <p className="winner-among">
          {winners === undefined ? (
            say('wonPlain', counts)
          ) : winners === 1 ? (
            say('wonAlone', counts)
          ) : (
            <Rich
              text={say('wonAmong', { ...counts, winners: number(language, winners) })}
              tags={{ b: (inside) => <strong>{inside}</strong> }}
            />
          )}
        </p>
        <p className="winner-amount figure">{money(language, result.prize_fund)}</p>
        <p className="soft">{say('shareOf', { fund: money(language, quiz.prize_fund) })}</p>
        <div className="winner-card">
          <p>
            <span className="winner-sign">
              <Sign size={22} /> Quizcast
            </span>
            <span className="soft">{dayMonth(language, quiz.scheduled_time)}</span>
          </p>
          <p className="winner-card-title">{title}</p>
          <p className="soft">{quiz.title}</p>
        </div>
        <Button kind="primary" size="large" wide onClick={() => void share()}>
          <Share2 size={20} aria-hidden="true" />
          {say('shareIt')}
        </Button>
        <span role="status" className="unseen">
          {saved && say('saved')}
        </span>
        <LinkButton to={verified ? `/quiz/${quiz.id}/review` : '/verify-email'} size="large" wide>
          {say(verified ? 'howPaid' : 'unverified')}
        </LinkButton>
        <p className="soft winner-foot">{say('checking')}</p>
      </div>
    </section>
  );
}

function burst(seed: number, winners: number | undefined): Scene {
  return {
    seed,
    joined: 1,
    left: 1,
    answered: 1,
    salt: 0,
    cap: 1,
    horizon: 0.9,
    floor: 1,
    near: 6.2,
    tone: 'plain',
    falling: false,
    mine: { x: 0.5, y: 0.212, light: 'winner' },
    burst: { x: 0.5, y: 0.212, lights: Math.min(MAX_LIGHTS, Math.max(24, winners ?? 60)) },
  };
}
