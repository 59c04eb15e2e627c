import {
  caps,
  Flaps,
  Glyph,
  leftDuring,
  MiniRing,
  pipsOf,
  timing,
  unitOf,
  useSecondsUntil,
  waveEnd,
} from '@quizcast/lights';
import { Pill, Title } from '@quizcast/page';
import { money, number, Rich, useLanguage } from '@quizcast/words';
import { Check, CircleSlash, Eye, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Game, Round } from '../game.ts';
import { histogramOf } from '../scene.ts';
import type { RoundStatus, Screen } from '../screen.ts';
import { explanationOf, translated } from '../translated.ts';
import { type GameKey, useGameText } from '../words.ts';
import { figures, Head, Watchers } from './head.tsx';

interface Shown {
  screen: Extract<Screen, { name: 'question' }>;
  game: Game;
  guess: number | undefined;
}

/** The screen after the close: the right option, the counts of all options, and the players left. */
export function RevealScreen({ screen, game, guess }: Shown) {
  const say = useGameText();
  const { language } = useLanguage();
  const { round, status } = screen;
  const { question } = round;
  const words = translated(question, language);
  const why = explanationOf(round.reveal, language);
  const source = round.reveal?.explanation_source;
  return (
    <section className="revealed">
      <Head
        round={round}
        pips={pipsOf(question.number, question.total_questions, {
          closed: true,
          ...(game.out?.question !== undefined && { outAt: game.out.question }),
        })}
        right={<Watchers game={game} />}
      />
      <Verdict status={status} round={round} guess={guess} />
      <Left game={game} round={round} />
      <p className="revealed-text" lang={words.lang}>
        {words.text}
      </p>
      <Heaps round={round} texts={words.options} lang={words.lang} guess={guess} />
      {why && (
        <div className="why">
          <h2>{say('explanation')}</h2>
          <p>{why}</p>
          {source && /^https?:/.test(source) && (
            <a href={source} rel="noreferrer noopener" target="_blank">
              {say('source')}
            </a>
          )}
        </div>
      )}
      <Next game={game} round={round} />
    </section>
  );
}

const titles: Partial<Record<RoundStatus, GameKey>> = {
  right: 'right',
  wrong: 'wrong',
  late: 'late',
  silent: 'silent',
  revealed: 'revealed',
  watching: 'revealed',
};

const outcomes = { right: 'right', wrong: 'wrong', late: 'wrong', silent: 'wrong' } as const;

function Verdict({
  status,
  round,
  guess,
}: {
  status: RoundStatus;
  round: Round;
  guess: number | undefined;
}) {
  const say = useGameText();
  const tone = status in outcomes ? outcomes[status as keyof typeof outcomes] : 'plain';
  const Icon = { right: Check, wrong: X, plain: status === 'voided' ? CircleSlash : Eye }[tone];
  const guessed = guess !== undefined && tone === 'plain' && status !== 'voided';
  const title = guessed
    ? say(guess === round.correctOption ? 'predictedRight' : 'predictedWrong')
    : status === 'voided'
      ? say(round.back ? 'voidedBack' : 'voided')
      : say(titles[status] ?? 'revealed');
  return (
    <div className={`verdict ${tone}`}>
      <span className="verdict-mark" aria-hidden="true">
        <Icon size={20} strokeWidth={2.6} />
      </span>
      <Title always>{title}</Title>
      {round.voidReason && <p className="verdict-reason">{round.voidReason}</p>}
    </div>
  );
}

/** The number of players left, which falls as the wave of lights passes. */
function Left({ game, round }: { game: Game; round: Round }) {
  const say = useGameText();
  const { language } = useLanguage();
  const shown = useFalling(round);
  const { inPlay, joined } = game.crowd;
  if (inPlay === undefined) return null;
  const all = number(language, joined ?? inPlay);
  return (
    <div className="left-box">
      <Flaps text={number(language, shown ?? inPlay)} className={inPlay > 99_999 ? 'small' : ''} />
      <span className="unseen">{say('leftOfSpoken', { left: number(language, inPlay), all })}</span>
      <p className="left-of" aria-hidden="true">
        <Rich text={say('leftOf', { n: all })} tags={figures} />
      </p>
      <p className="left-share">
        {game.share !== undefined && game.share > 0 && (
          <Pill tone="light" large>
            {say('shareNow', { share: money(language, game.share) })}
          </Pill>
        )}
      </p>
    </div>
  );
}

/** How often the falling number is updated. This is the time that a flap needs to turn. */
const FALL_STEP_MS = 140;

function useFalling(round: Round): number | undefined {
  const heaps = histogramOf(round);
  const { in_play_before: before, in_play: after } = round.reveal ?? {};
  const end = heaps ? waveEnd(heaps) : 0;
  const [since, setSince] = useState(() => Date.now() - (round.revealedAt ?? 0));
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  useEffect(() => {
    if (still) return;
    const timer = setInterval(() => {
      const passed = Date.now() - (round.revealedAt ?? 0);
      setSince(passed);
      if (passed > timing.end) clearInterval(timer);
    }, FALL_STEP_MS);
    return () => clearInterval(timer);
  }, [round.revealedAt, still]);
  if (!heaps || before === undefined || after === undefined) return after;
  return still || since >= end ? after : leftDuring(before, after, heaps, since);
}

interface HeapsShown {
  round: Round;
  texts: readonly string[];
  lang: string | undefined;
  guess: number | undefined;
}

function Heaps({ round, texts, lang, guess }: HeapsShown) {
  const say = useGameText();
  const { language } = useLanguage();
  const heaps = histogramOf(round);
  const silent = round.reveal?.no_answer;
  const all = (heaps ?? []).reduce((sum, { players }) => sum + players, silent ?? 0);
  return (
    <>
      <ul className={heaps ? 'heaps' : 'heaps bare'} aria-label={say('options')}>
        {round.question.options.map(({ id }, index) => {
          const right = id === round.correctOption && !round.voided;
          const mine = round.choice?.option === id;
          const players = heaps?.[index]?.players;
          return (
            <li key={id} className={heapClass(right, mine)}>
              <Glyph index={index} size={30} fill={right ? 'full' : 'line'} />
              <span className="heap-text">
                <span lang={lang}>{texts[index]}</span>
                <HeapNote right={right} mine={mine} guessed={guess === id} />
              </span>
              {players !== undefined && (
                <span className="heap-count">
                  <strong>{number(language, players)}</strong>
                  <span>{all > 0 ? `${Math.round((100 * players) / all)}\u00a0%` : ''}</span>
                </span>
              )}
              {heaps && <span className="heap-strip" data-heap={index} />}
            </li>
          );
        })}
      </ul>
      {heaps && (
        <p className="heaps-foot">
          <span>
            {silent !== undefined && (
              <Rich text={say('silentCount', { n: number(language, silent) })} tags={figures} />
            )}
          </span>
          <span className="faint">{say('lightIs', { n: unitOf(heaps, caps.strips) })}</span>
        </p>
      )}
    </>
  );
}

function heapClass(right: boolean, mine: boolean): string {
  return ['heap', right && 'right', mine && !right && 'wrong'].filter(Boolean).join(' ');
}

function HeapNote({ right, mine, guessed }: { right: boolean; mine: boolean; guessed: boolean }) {
  const say = useGameText();
  const text = right
    ? say(mine ? 'rightYours' : 'rightAnswer')
    : mine
      ? say('yourAnswer')
      : guessed
        ? say('predicted')
        : undefined;
  if (text === undefined) return null;
  const Icon = right ? Check : mine ? X : Eye;
  return (
    <small>
      <Icon size={16} aria-hidden="true" />
      {text}
    </small>
  );
}

function Next({ game, round }: { game: Game; round: Round }) {
  const say = useGameText();
  const ms = round.reveal?.next_in_ms;
  const at = (round.revealedAt ?? 0) + (ms ?? 0);
  const seconds = useSecondsUntil(at);
  const last = round.question.number >= round.question.total_questions;
  if (game.stage !== 'running') return null;
  return (
    <p className="next">
      {game.pauseArmed ? (
        say('pauseComing')
      ) : last ? (
        say('lastOne')
      ) : ms !== undefined && seconds > 0 ? (
        <>
          <MiniRing closesAt={at} limitMs={ms} />
          <span>
            <Rich text={say('nextIn', { n: seconds })} tags={figures} />
          </span>
        </>
      ) : (
        say('nextSoon')
      )}
    </p>
  );
}
