import { pipsOf } from '@quizcast/lights';
import { Pill, Title } from '@quizcast/page';
import { money, number, Rich, useLanguage } from '@quizcast/words';
import { Eye } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Game, Round } from '../game.ts';
import type { RoundStatus, Screen } from '../screen.ts';
import { translated } from '../translated.ts';
import { type GameKey, useGameText } from '../words.ts';
import { figures, Head, InPlay, QuestionRing } from './head.tsx';
import { LinkSheet } from './link-sheet.tsx';
import { type CardState, OptionCard } from './option-card.tsx';

interface Shown {
  screen: Extract<Screen, { name: 'question' }>;
  game: Game;
  guess: number | undefined;
  answer(option: number): void;
  predict(option: number): void;
}

export function QuestionScreen({ screen, game, guess, answer, predict }: Shown) {
  const { language } = useLanguage();
  const say = useGameText();
  const { round, marks, status } = screen;
  const { question } = round;
  const words = translated(question, language);
  const watching = status === 'watching';
  const choose = watching ? predict : answer;
  const classes = ['asked', lengthOf(words.text)];
  if (crowded(words)) classes.push('crowded');
  if (question.options.length > 4) classes.push('many');
  useDigits((index) => {
    const option = question.options[index];
    if (option) choose(option.id);
  });
  return (
    <section className={classes.join(' ')}>
      <Head
        round={round}
        pips={pipsOf(question.number, question.total_questions)}
        right={<InPlay game={game} />}
      >
        <QuestionRing round={round} held={game.paused} />
      </Head>
      <div className="asked-text" lang={words.lang}>
        <Title always>{words.text}</Title>
      </div>
      <ul className={watching ? 'options quiet' : 'options'} aria-label={say('options')}>
        {question.options.map(({ id }, index) => (
          <li key={id}>
            <OptionCard
              index={index}
              text={words.options[index] ?? ''}
              lang={words.lang}
              mark={marks.get(id) ?? 'locked'}
              state={watching ? predicted(guess, id) : stateOf(round, status, id)}
              quiet={watching}
              choose={() => choose(id)}
            />
          </li>
        ))}
      </ul>
      <Foot status={status} round={round} game={game} />
    </section>
  );
}

/** Digits choose an option from anywhere on the page except input fields and open menus. */
function useDigits(chosen: (index: number) => void): void {
  const choose = useEffectEvent(chosen);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { key, repeat, ctrlKey, altKey, metaKey, target } = event;
      const elsewhere =
        target instanceof Element &&
        target.closest('[role="dialog"], [role="menu"], input, select, textarea');
      if (!/^[1-6]$/.test(key) || repeat || ctrlKey || altKey || metaKey || elsewhere) return;
      choose(Number(key) - 1);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

function predicted(guess: number | undefined, id: number): CardState {
  return guess === id ? 'predicted' : undefined;
}

function stateOf(round: Round, status: RoundStatus, id: number): CardState {
  if (round.choice?.option !== id) return undefined;
  if (status === 'unsent') return 'queued';
  return status === 'sending' ? 'sending' : 'recorded';
}

/** Longer questions have a smaller font, so that the options stay visible. */
function lengthOf(text: string): string {
  if (text.length > 200) return 'longest';
  return text.length > 120 ? 'long' : 'short';
}

function crowded({ text, options }: { text: string; options: readonly string[] }): boolean {
  return text.length > 200 || options.join('').length > 160 || options.length > 4;
}

const lines: Partial<Record<RoundStatus, readonly [GameKey, GameKey]>> = {
  sending: ['sending', 'sendingHint'],
  unsent: ['queued', 'queuedHint'],
  recorded: ['recorded', 'recordedHint'],
  choose: ['choose', 'chooseHint'],
};

/** Three lines that are always present, so that nothing moves when one of them gets a text. */
function Foot({ status, round, game }: { status: RoundStatus; round: Round; game: Game }) {
  const say = useGameText();
  const closed = useClosed(round);
  const said = lines[status];
  const late = closed && (status === 'choose' || status === 'recorded');
  // A player who has read the message once afterwards sees only the number of answers.
  const known =
    status === 'choose' && round.question.number > 1 && game.crowd.answered !== undefined;
  const [title, hint]: readonly [GameKey, GameKey] | readonly [] = late
    ? ['closing', 'closingHint']
    : known
      ? []
      : (said ?? []);
  const heading = status === 'voided' ? say('voided') : title && say(title);
  const more = round.choice?.elsewhere
    ? say('otherDevice')
    : (round.voidReason ?? (hint && say(hint)));
  return (
    <div className={`foot ${status}`}>
      {status === 'watching' ? (
        <>
          <Pill icon={Eye} large>
            {say('spectatorPill')}
          </Pill>
          <p className="foot-hint">{say(game.spectator ? 'watchingHint' : 'predictHint')}</p>
        </>
      ) : (
        <>
          {/*
           * The keys make each text a new element. If an existing element changed, the browser
           * would count it as a layout shift.
           */}
          <p key={`title ${heading}`} className="foot-title">
            {heading}
          </p>
          <p key={`hint ${more}`} className="foot-hint">
            {more}
          </p>
        </>
      )}
      <Answered game={game} watching={status === 'watching'} />
      <LinkSheet game={game} view="question" />
    </div>
  );
}

/** Whether the time is up but the server has not judged yet. */
function useClosed(round: Round): boolean {
  const [closed, setClosed] = useState(false);
  const { closesAt } = round;
  useEffect(() => {
    const left = (closesAt ?? 0) - Date.now();
    setClosed(left <= 0);
    if (left <= 0) return;
    const timer = setTimeout(() => setClosed(true), left);
    return () => clearTimeout(timer);
  }, [closesAt]);
  return closed;
}

function Answered({ game, watching }: { game: Game; watching: boolean }) {
  const say = useGameText();
  const { language } = useLanguage();
  const { answered, inPlay } = game.crowd;
  const share = watching && game.share !== undefined ? money(language, game.share) : undefined;
  const tags = { ...figures, i: (amount: string) => <em className="amount">{amount}</em> };
  const known = answered !== undefined && inPlay !== undefined;
  const counts = known && {
    answered: number(language, answered),
    all: number(language, inPlay),
  };
  return (
    <p key={counts ? counts.answered : ''} className="foot-count">
      {counts && share && <Rich text={say('answeredOfShare', { ...counts, share })} tags={tags} />}
      {counts && !share && <Rich text={say('answeredOf', counts)} tags={tags} />}
      {!counts && share && <Rich text={say('shareEach', { share })} tags={tags} />}
    </p>
  );
}
