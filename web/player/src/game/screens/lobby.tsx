import { Flaps, useSecondsUntil } from '@quizcast/lights';
import { Pill, Title } from '@quizcast/page';
import type { Quiz, User } from '@quizcast/protocol';
import { money, number, Rich, useLanguage } from '@quizcast/words';
import { CircleCheck, Eye, MailWarning, Smartphone, Wifi, WifiOff } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { newcomers } from '../crowd.ts';
import type { Game } from '../game.ts';
import { noticed } from '../scene.ts';
import { lineLost } from '../view.ts';
import { useGameText } from '../words.ts';

interface Lobby {
  quiz: Quiz;
  user: User;
  game: Game;
  startsAt: number | undefined;
  otherTab: boolean;
}

/** The last seconds are counted down in large digits over the hall. */
const LAST_SECONDS = 10;

export function LobbyScreen({ quiz, user, game, startsAt, otherTab }: Lobby) {
  const say = useGameText();
  const { language } = useLanguage();
  const { pathname } = useLocation();
  return (
    <section className="lobby">
      <div className="lobby-pill">
        {lineLost(game) ? (
          <Pill icon={WifiOff} large>
            {say('linkNone')}
          </Pill>
        ) : game.spectator ? (
          <Pill icon={Eye} large>
            {say('watchingHere')}
          </Pill>
        ) : (
          <Pill tone="right" icon={CircleCheck} large>
            {say('inHall')}
          </Pill>
        )}
      </div>
      <div className="lobby-top">
        <Title always>{quiz.title}</Title>
        <p className="lobby-fund">
          <Rich
            text={say('prizeFund', { amount: money(language, quiz.prize_fund) })}
            tags={{ b: (amount) => <span className="figure">{amount}</span> }}
          />
        </p>
        {startsAt !== undefined && <Clock startsAt={startsAt} />}
        <People game={game} />
      </div>
      <p className="me-tag named">
        <span className="one-line">{say('meNamed', { name: user.username })}</span>
      </p>
      <div className="lobby-card">
        <LineState game={game} />
        {noticed(game) && (
          <div className="lobby-row notice">
            <MailWarning aria-hidden="true" />
            <p>
              {say('unverified')}{' '}
              <Link to={`/verify-email?next=${pathname}`}>{say('confirmEmail')}</Link>
            </p>
          </div>
        )}
        <div className={otherTab ? 'lobby-row' : 'lobby-row stay'}>
          <Smartphone aria-hidden="true" />
          <p>{say(otherTab ? 'otherTab' : 'stay')}</p>
        </div>
      </div>
    </section>
  );
}

function Clock({ startsAt }: { startsAt: number }) {
  const say = useGameText();
  const seconds = useSecondsUntil(startsAt);
  if (seconds <= 0) return <p className="lobby-clock soon">{say('startsSoon')}</p>;
  const last = seconds <= LAST_SECONDS;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const text = parts
    .slice(seconds < 3600 ? 1 : 0)
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  const spoken = say('minutesSeconds', {
    minutes: Math.floor(seconds / 60),
    seconds: seconds % 60,
  });
  return (
    <div className={last ? 'lobby-clock last' : 'lobby-clock'} role="timer" data-seconds={seconds}>
      <p className="faint">{say(last ? 'lastSeconds' : 'startsIn')}</p>
      <Flaps text={last ? String(seconds) : text} className={seconds >= 3600 ? 'small' : ''} />
      <span className="unseen">{spoken}</span>
    </div>
  );
}

function People({ game }: { game: Game }) {
  const say = useGameText();
  const { language } = useLanguage();
  const { players } = game;
  const came = newcomers(game);
  return (
    <div className="lobby-people">
      {players !== undefined && (
        <p>
          <Rich
            text={say('peopleInHall', { n: players, shown: number(language, players) })}
            tags={{ b: (shown) => <span className="figure">{shown}</span> }}
          />
        </p>
      )}
      {came > 0 && <Pill tone="light">{say('newcomers', { n: number(language, came) })}</Pill>}
    </div>
  );
}

/** A connection with a longer round trip counts as slow. */
const WEAK_MS = 400;

function LineState({ game }: { game: Game }) {
  const say = useGameText();
  const { language } = useLanguage();
  const { delay } = game;
  if (lineLost(game)) {
    return <LineRow tone="none" bars={0} title={say('linkNone')} hint={say('linkNoneHint')} />;
  }
  if (game.link !== 'open' || delay === undefined) {
    return <LineRow tone="soft" bars={0} title={say('linkMeasuring')} hint="" />;
  }
  const weak = delay.delayMs >= WEAK_MS;
  const bars = delay.delayMs < 150 ? 4 : weak ? 1 : 3;
  const measured = say('linkMeasured', {
    delay: number(language, delay.delayMs),
    offset: number(language, Math.abs(delay.offsetMs)),
  });
  return (
    <LineRow
      tone={weak ? 'weak' : 'good'}
      bars={bars}
      title={say(weak ? 'linkWeak' : 'linkGood')}
      hint={weak ? say('linkWeakHint') : measured}
    />
  );
}

interface LineRowParts {
  tone: 'good' | 'weak' | 'none' | 'soft';
  bars: number;
  title: string;
  hint: string;
}

function LineRow({ tone, bars, title, hint }: LineRowParts) {
  const Icon = tone === 'none' ? WifiOff : Wifi;
  return (
    <div className={`lobby-row line ${tone}`}>
      <Icon aria-hidden="true" />
      <p>
        <strong>{title}</strong>
        <span className="soft">{hint || '\u00a0'}</span>
      </p>
      <svg className="bars" viewBox="0 0 30 22" width="30" height="22" aria-hidden="true">
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            className={bar < bars ? 'on' : ''}
            x={bar * 8}
            y={16 - bar * 5}
            width="5"
            height={6 + bar * 5}
            rx="1.5"
          />
        ))}
      </svg>
    </div>
  );
}
