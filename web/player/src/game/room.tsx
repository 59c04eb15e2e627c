import { LightField } from '@quizcast/lights';
import { useSession } from '@quizcast/page';
import type { Quiz, User } from '@quizcast/protocol';
import { type CSSProperties, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { Announcer } from './announcer.tsx';
import { useEffects, useOtherTab, useWakeLock } from './effects/use-effects.ts';
import { useViewport } from './effects/use-viewport.ts';
import type { Game } from './game.ts';
import { layoutOf, noticed, sceneOf } from './scene.ts';
import { type Screen, screenOf } from './screen.ts';
import { AdScreen } from './screens/ad.tsx';
import { GameMenu } from './screens/game-menu.tsx';
import { LinkSheet } from './screens/link-sheet.tsx';
import { LobbyScreen } from './screens/lobby.tsx';
import { MomentScreen } from './screens/moment-screen.tsx';
import { OutScreen } from './screens/out.tsx';
import { QuestionScreen } from './screens/question.tsx';
import { RefusalNote } from './screens/refusal-note.tsx';
import { RevealScreen } from './screens/reveal.tsx';
import { type View, viewOf } from './view.ts';
import { useGameText } from './words.ts';

interface RoomParts {
  quiz: Quiz;
  user: User;
  game: Game;
  answer(option: number): void;
}

/** Choices of this visitor that are never sent, such as guesses, by question. */
interface Own {
  readonly guesses: Readonly<Record<number, number>>;
  readonly watching: number | undefined;
}

/**
 * The screen of a game over the whole window: the field of lights with the current screen in front
 * of it.
 */
export function Room({ quiz, user, game, answer }: RoomParts) {
  const page = useRef<HTMLDivElement>(null);
  const viewport = useViewport();
  const effects = useEffects(game);
  const otherTab = useOtherTab(game.quizId);
  const navigate = useNavigate();
  const { signOut, tellLanguage } = useSession();
  const [own, setOwn] = useState<Own>({ guesses: {}, watching: undefined });
  useWakeLock();

  const screen = screenOf(game);
  const asked = screen.name === 'question' ? screen.round.question.question_id : undefined;
  const view = viewOf(game, screen, asked !== undefined && own.watching === asked);
  const scene = useMemo(
    () => sceneOf(game, screenOf(game), view, viewport, Date.now()),
    [game, view, viewport],
  );
  const layout = layoutOf(view, viewport, noticed(game));
  const places = {
    '--horizon': layout.horizon,
    '--mine': layout.mine,
    '--floor': layout.floor,
  } as CSSProperties;
  const lively = view !== 'lobby' && view !== 'cancelled' && view !== 'missing';
  return (
    <div
      className="room"
      data-view={view}
      data-tone={scene.tone}
      data-sorted={scene.sorted ? true : undefined}
      style={places}
      ref={page}
    >
      <Announcer game={game} screen={screen} />
      <div className="room-sky" aria-hidden="true" />
      <div className={scene.sorted ? 'room-field over' : 'room-field'}>
        <LightField scene={scene} within={page} />
      </div>
      <main className="room-page" id="content">
        {game.notice && <RefusalNote key={game.notice.id} notice={game.notice} />}
        <CurrentScreen
          view={view}
          screen={screen}
          game={game}
          quiz={quiz}
          user={user}
          otherTab={otherTab}
          guess={asked === undefined ? undefined : own.guesses[asked]}
          answer={answer}
          predict={(option) => {
            if (asked === undefined) return;
            setOwn((now) => ({ ...now, guesses: { ...now.guesses, [asked]: option } }));
          }}
          watchOn={() => setOwn((now) => ({ ...now, watching: asked }))}
        />
      </main>
      {lively && showsTag(view) && <MyTag mine={scene.mine?.light} />}
      {view !== 'question' && <LinkSheet game={game} view={view} />}
      {view !== 'missing' && (
        <GameMenu
          effects={effects}
          lobby={view === 'lobby'}
          free={game.spectator || game.out !== undefined || view === 'cancelled'}
          tellLanguage={tellLanguage}
          signOut={() => {
            // Leaves the page first, because it would otherwise redirect the user, who is then a
            // guest, to the sign-in.
            void navigate('/');
            void signOut();
          }}
        />
      )}
    </div>
  );
}

function showsTag(view: View): boolean {
  return view === 'question' || view === 'waiting' || view === 'paused';
}

function MyTag({ mine }: { mine: string | undefined }) {
  const say = useGameText();
  const dim = mine === 'hollow' || mine === 'lost';
  return (
    <p className={dim ? 'me-tag dim' : 'me-tag'} aria-hidden="true">
      {say('me')}
    </p>
  );
}

interface Shown extends RoomParts {
  view: View;
  screen: Screen;
  otherTab: boolean;
  guess: number | undefined;
  predict(option: number): void;
  watchOn(): void;
}

function CurrentScreen({ view, screen, game, quiz, user, ...more }: Shown) {
  const say = useGameText();
  if (screen.name === 'question' && view !== 'paused') {
    const key = screen.round.question.question_id;
    const { guess, watchOn } = more;
    if (view === 'out')
      return <OutScreen key={key} screen={screen} game={game} watchOn={watchOn} />;
    if (view === 'reveal') {
      return <RevealScreen key={key} screen={screen} game={game} guess={guess} />;
    }
    const { answer, predict } = more;
    return (
      <QuestionScreen
        key={key}
        screen={screen}
        game={game}
        guess={guess}
        answer={answer}
        predict={predict}
      />
    );
  }
  if (screen.name === 'ad') return <AdScreen ad={screen.ad} game={game} />;
  if (screen.name === 'lobby') {
    return (
      <LobbyScreen
        quiz={quiz}
        user={user}
        game={game}
        startsAt={screen.startsAt}
        otherTab={more.otherTab}
      />
    );
  }
  switch (view) {
    case 'paused':
      return (
        <MomentScreen
          key="paused"
          going
          title={say('paused')}
          reason={game.message}
          hint={say('pausedHint')}
        />
      );
    case 'waiting':
      return <MomentScreen key="waiting" going title={say('nextSoon')} />;
    case 'cancelled':
      return (
        <MomentScreen
          key="cancelled"
          title={say('cancelled')}
          reason={game.message}
          hint={say('cancelledHint')}
        />
      );
    case 'missing':
      return <MomentScreen key="missing" title={say('missing')} hint={say('missingHint')} />;
    default:
      return (
        <MomentScreen key="counting" going title={say('counting')} hint={say('countingHint')} />
      );
  }
}
