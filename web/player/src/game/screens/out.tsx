import { Glyph, pipsOf } from '@quizcast/lights';
import { Button, Title } from '@quizcast/page';
import { number, seconds, useLanguage } from '@quizcast/words';
import { Check, Eye, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Game, Round } from '../game.ts';
import type { Screen } from '../screen.ts';
import { translated } from '../translated.ts';
import { useGameText } from '../words.ts';
import { Head } from './head.tsx';

const WhyOut = lazy(() => import('./game-choices.tsx').then(({ WhyOut }) => ({ default: WhyOut })));

interface Shown {
  screen: Extract<Screen, { name: 'question' }>;
  game: Game;
  watchOn(): void;
}

/**
 * If the share of players who were out earlier is below this, it is not shown, because it would not
 * comfort anybody.
 */
const WORTH_SAYING = 10;

/** The screen at the moment of elimination: the player's light passes to the remaining ones. */
export function OutScreen({ screen, game, watchOn }: Shown) {
  const say = useGameText();
  const [asking, setAsking] = useState(false);
  const { round } = screen;
  const { question } = round;
  const { inPlay } = game.crowd;
  const better = betterThan(game);
  const first = game.correct === 0;
  return (
    <section className="out-screen">
      <Head
        round={round}
        pips={pipsOf(question.number, question.total_questions, { outAt: question.number })}
        right={null}
      />
      <div className="out-body">
        <Title always>{say(first ? 'outTitleFirst' : 'outTitle')}</Title>
        <p className="out-passed">
          {inPlay !== undefined && inPlay > 0
            ? say('outPassed', { n: inPlay })
            : say('outPassedOn')}
        </p>
        <dl className={better === undefined ? 'out-figures one' : 'out-figures'}>
          <div>
            <dt>{say('rightAnswers', { n: game.correct })}</dt>
            <dd>
              <span className="figure">{game.correct}</span>
              <span className="figure of"> / {question.total_questions}</span>
            </dd>
          </div>
          {better !== undefined && (
            <div>
              <dt>{say('betterThan')}</dt>
              <dd>
                <span className="figure">{better} %</span>
              </dd>
            </div>
          )}
        </dl>
        <Compared round={round} status={screen.status} />
        <Button kind="primary" size="large" wide className="calm" onClick={watchOn}>
          <Eye size={20} aria-hidden="true" />
          {say('watchOn')}
        </Button>
        <Button kind="plain" wide onClick={() => setAsking(true)}>
          {say('whyOut')}
        </Button>
      </div>
      <Suspense>
        <WhyOut open={asking} close={() => setAsking(false)} reason={<Why screen={screen} />} />
      </Suspense>
    </section>
  );
}

/** The share of all players who were out earlier, in whole per cent; undefined if it is small. */
function betterThan(game: Game): number | undefined {
  const { joined, inPlay } = game.crowd;
  const before = game.round?.reveal?.in_play_before;
  if (joined === undefined || joined < 2 || inPlay === undefined) return undefined;
  const behind = Math.floor((100 * (joined - (before ?? inPlay))) / joined);
  return behind >= WORTH_SAYING ? behind : undefined;
}

type Status = Shown['screen']['status'];

/** The right option and the chosen one. */
function Compared({ round, status }: { round: Round; status: Status }) {
  const say = useGameText();
  const { language } = useLanguage();
  const words = translated(round.question, language);
  const indexOf = (option: number | undefined) =>
    round.question.options.findIndex(({ id }) => id === option);
  const right = indexOf(round.correctOption);
  const mine = indexOf(round.choice?.option);
  const late = status === 'late';
  return (
    <ul className="compared">
      {right >= 0 && (
        <li className="right">
          <Glyph index={right} size={28} fill="full" />
          <strong lang={words.lang}>{words.options[right]}</strong>
          <span className="compared-note">
            <Check size={18} aria-hidden="true" />
            {say('rightAnswer')}
          </span>
        </li>
      )}
      <li className="wrong">
        {mine >= 0 ? (
          <>
            <Glyph index={mine} size={28} />
            <span lang={words.lang}>{words.options[mine]}</span>
            <span className="compared-note">
              <X size={18} aria-hidden="true" />
              {say(late ? 'yourLate' : 'yourAnswer')}
            </span>
          </>
        ) : (
          <span className="compared-note">
            <X size={18} aria-hidden="true" />
            {say('yourSilence')}
          </span>
        )}
      </li>
    </ul>
  );
}

function Why({ screen }: { screen: Shown['screen'] }) {
  const say = useGameText();
  const { language } = useLanguage();
  const { round, status } = screen;
  const words = translated(round.question, language);
  const limit = `${number(language, round.question.time_limit)}\u00a0${language === 'en' ? 's' : 'с'}`;
  const taken = round.verdict?.time_taken_ms ?? 0;
  const time = seconds(language, taken, 3);
  const textOf = (option: number | undefined) =>
    words.options[round.question.options.findIndex(({ id }) => id === option)] ?? '—';
  if (status === 'late') return say('whyLate', { time, limit });
  if (status === 'silent') return say('whySilent', { limit });
  return say('whyWrong', {
    yours: textOf(round.choice?.option),
    right: textOf(round.correctOption),
    time,
  });
}
