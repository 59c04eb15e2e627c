import { caps, type Scene } from '@quizcast/lights';
import type { Game } from '../game/game.ts';
import { heapsOf } from '../game/scene.ts';
import type { Screen } from '../game/screen.ts';
import { lineLost, type View } from '../game/view.ts';

/** More floating lights than this would hide the names below them. */
const MAX_FLYING = 160;

/** The scene of lights for a stage, which has no own light. */
export function stageScene(
  game: Game,
  screen: Screen,
  view: View,
  winners: number | undefined,
  now: number,
): Scene {
  const { crowd } = game;
  const lobby = view === 'lobby';
  const players = game.players ?? 0;
  const joined = lobby ? players : (crowd.joined ?? Math.max(1, players));
  const left = lobby ? joined : (crowd.inPlay ?? joined);
  const round = screen.name === 'question' ? screen.round : undefined;
  const heaps = (view === 'reveal' || view === 'out') && round ? heapsOf(round, now) : undefined;
  return {
    seed: game.quizId,
    joined: Math.max(1, joined),
    left,
    answered: lobby ? left * 0.55 : view === 'question' ? (crowd.answered ?? left / 2) : left,
    salt: round?.question.number ?? 0,
    cap: caps.stage,
    horizon: lobby ? 0.7 : 0.8,
    floor: 1.03,
    near: 8,
    tone: lineLost(game) ? 'pale' : view === 'ad' ? 'half' : 'plain',
    falling: lobby,
    ...(heaps && {
      sorted: { shape: 'piles' as const, heaps: heaps.heaps, since: heaps.since },
    }),
    ...(view === 'counting' &&
      winners !== 0 && {
        burst: { x: 0.5, y: 0.26, lights: Math.min(MAX_FLYING, Math.max(12, winners ?? 60)) },
      }),
  };
}
