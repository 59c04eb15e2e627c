import { LightField } from '@quizcast/lights';
import type { Quiz } from '@quizcast/protocol';
import { useEffect, useMemo, useRef, useState } from 'react';
import { cuesBetween } from '../game/effects/cues.ts';
import { Sound } from '../game/effects/sound.ts';
import type { Game } from '../game/game.ts';
import { screenOf } from '../game/screen.ts';
import { lineLost, type View, viewOf } from '../game/view.ts';
import { useBoth } from './both.ts';
import { StageLobby } from './stage-lobby.tsx';
import { StageQuestion } from './stage-question.tsx';
import { StageReveal } from './stage-reveal.tsx';
import { stageScene } from './stage-scene.ts';
import { StageSentence, StageWinners } from './stage-winners.tsx';

const WIDTH = 1920;
const HEIGHT = 1080;

/** A picture with the aspect ratio 16:9 that is scaled as a whole to the screen. */
export function Stage({ quiz, game }: { quiz: Quiz; game: Game }) {
  const page = useRef<HTMLDivElement>(null);
  const scale = useScale();
  useHallSound(game);
  const both = useBoth();
  const screen = screenOf(game);
  const view = viewOf(game, screen, true);
  const winners = game.finish?.winners ?? game.crowd.inPlay;
  const scene = useMemo(
    () => stageScene(game, screenOf(game), view, winners, Date.now()),
    [game, view, winners],
  );
  const transparent = new URLSearchParams(location.search).has('transparent');
  return (
    <div
      ref={page}
      className={transparent ? 'stage transparent' : 'stage'}
      data-view={view}
      style={{ width: WIDTH, height: HEIGHT, transform: `translate(-50%, -50%) scale(${scale})` }}
    >
      {!transparent && <div className="stage-sky" aria-hidden="true" />}
      <LightField scene={scene} within={page} budgetMs={6} />
      <main className="stage-content" id="content">
        <Current quiz={quiz} game={game} view={view} />
      </main>
      {lineLost(game) && <p className="stage-lost">{both.join('lost')}</p>}
    </div>
  );
}

function Current({ quiz, game, view }: { quiz: Quiz; game: Game; view: View }) {
  const both = useBoth();
  const screen = screenOf(game);
  switch (view) {
    case 'lobby':
      return <StageLobby quiz={quiz} game={game} />;
    case 'question':
    case 'out':
    case 'reveal':
      if (screen.name !== 'question') return null;
      return view === 'question' ? (
        <StageQuestion game={game} round={screen.round} />
      ) : (
        <StageReveal game={game} round={screen.round} />
      );
    case 'ad':
      return screen.name === 'ad' ? (
        <div className="stage-ad">
          <p>{both.join('ad')}</p>
          {screen.ad.mediaType === 'image' ? (
            <img src={screen.ad.url} alt={both.join('ad')} />
          ) : (
            <video src={screen.ad.url} muted playsInline autoPlay />
          )}
        </div>
      ) : null;
    case 'counting':
      return <StageWinners quiz={quiz} game={game} />;
    case 'paused':
      return (
        <StageSentence main={both.kk('paused')} other={both.ru('paused')} reason={game.message} />
      );
    case 'cancelled':
      return (
        <StageSentence
          main={both.kk('cancelled')}
          other={both.ru('cancelled')}
          reason={game.message}
        />
      );
    default:
      return <StageSentence main={both.kk('next')} other={both.ru('next')} />;
  }
}

/** Sound is on by default on a stage; the browser may still block it. */
function useHallSound(game: Game): void {
  const [sound] = useState(() => new Sound(true));
  const before = useRef(game);
  useEffect(() => {
    for (const cue of cuesBetween(before.current, game)) sound.play(cue);
    before.current = game;
  }, [game, sound]);
}

function useScale(): number {
  const fitting = () => Math.min(innerWidth / WIDTH, innerHeight / HEIGHT);
  const [scale, setScale] = useState(fitting);
  useEffect(() => {
    const resized = () => setScale(fitting());
    window.addEventListener('resize', resized);
    return () => window.removeEventListener('resize', resized);
  });
  return scale;
}
