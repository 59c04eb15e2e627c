import { capFor, type Heap, type MyLight, type Scene, type Tone } from '@quizcast/lights';
import type { Game, Round } from './game.ts';
import type { Screen } from './screen.ts';
import { lineLost, type View } from './view.ts';

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** The position of the hall, as fractions of the screen's height. */
export interface Layout {
  readonly horizon: number;
  readonly floor: number;
  readonly mine: number;
}

/** The height of the lobby's card with a notice, and that of my light with its name above it. */
const NOTICED_CARD = { low: 224, narrow: 300, wide: 230 };
/** Up to this height of the screen the lobby's card leaves out its last row (`styles/lobby.css`). */
const LOW = 700;
const NAMED_LIGHT = 64;

/** Whether the card of the lobby has a third row. */
export function noticed(game: Game): boolean {
  return game.prizeBlocked === 'email_not_verified';
}

/** A low screen leaves its height to the question, and a tall one shows more of the hall. */
export function layoutOf(view: View, { width, height }: Viewport, notice = false): Layout {
  const wide = width >= 720;
  const room = Math.max(0, Math.min(1, (height - 640) / 204));
  switch (view) {
    case 'lobby': {
      const hall = wide
        ? { horizon: 0.6, floor: 1.02, mine: 0.72 }
        : { horizon: 0.49, floor: 0.84, mine: 0.59 + 0.098 * room };
      if (!notice) return hall;
      const card = NOTICED_CARD[wide ? 'wide' : height <= LOW ? 'low' : 'narrow'];
      const above = (height - card - NAMED_LIGHT) / height;
      return { ...hall, mine: Math.min(hall.mine, Math.max(hall.horizon + 0.03, above)) };
    }
    case 'out':
      return { horizon: 0.11 + 0.135 * room, floor: 0.19 + 0.18 * room, mine: 0.22 + 0.192 * room };
    case 'ad':
      return { horizon: 0.825, floor: 1.02, mine: 0.902 };
    default: {
      const horizon = 0.86 - 0.077 * room;
      return { horizon, floor: 1.02, mine: horizon + (1 - horizon) * (0.33 + 0.22 * room) };
    }
  }
}

/** The scene of lights for the current state of the game. */
export function sceneOf(
  game: Game,
  screen: Screen,
  view: View,
  viewport: Viewport,
  now: number,
): Scene {
  const { crowd } = game;
  const players = game.players ?? 0;
  const joined = view === 'lobby' ? players : (crowd.joined ?? Math.max(1, players));
  const left = view === 'lobby' ? joined : (crowd.inPlay ?? joined);
  const round = screen.name === 'question' ? screen.round : undefined;
  const layout = layoutOf(view, viewport, noticed(game));
  const sorted = view === 'reveal' && round ? heapsOf(round, now) : undefined;
  return {
    seed: game.quizId,
    joined: Math.max(1, joined),
    left: Math.max(0, left),
    answered: answeredOf(game, view, left),
    salt: round?.question.number ?? 0,
    cap: capFor(viewport.width),
    horizon: layout.horizon,
    floor: layout.floor,
    near: nearOf(view, viewport),
    tone: toneOf(game, view),
    falling: view === 'lobby',
    ...(showsMine(view, viewport, sorted) && {
      mine: { x: 0.5, y: layout.mine, light: myLight(game, screen, view) },
    }),
    ...(sorted && { sorted }),
  };
}

function nearOf(view: View, { width }: Viewport): number {
  if (width >= 720) return 5.6;
  return view === 'lobby' || view === 'out' ? 5.4 : 5;
}

/** On a low screen the heaps leave no hall, so only a light that is in a heap has a place. */
function showsMine(view: View, { height }: Viewport, sorted: Scene['sorted']): boolean {
  if (sorted && sorted.own === undefined && height <= LOW) return false;
  return view !== 'cancelled' && view !== 'missing' && view !== 'counting';
}

/**
 * The share of lit lights: everybody in the lobby, and the players who have answered during a
 * question.
 */
function answeredOf(game: Game, view: View, left: number): number {
  if (view === 'lobby') return left * 0.55;
  if (view === 'ad') return 0;
  if (view === 'question') return game.crowd.answered ?? left * 0.5;
  return left;
}

function toneOf(game: Game, view: View): Tone {
  if (lineLost(game)) return 'pale';
  if (view === 'ad') return 'half';
  return view === 'out' ? 'faded' : 'plain';
}

function myLight(game: Game, screen: Screen, view: View): MyLight {
  if (lineLost(game)) return 'lost';
  if (view === 'out') return 'out';
  if (game.out || game.spectator) return 'hollow';
  if (view === 'lobby') return 'answered';
  if (screen.name !== 'question') return 'present';
  switch (screen.status) {
    case 'sending':
      return 'sending';
    case 'unsent':
      return 'lost';
    case 'recorded':
    case 'right':
      return 'answered';
    default:
      return 'present';
  }
}

/** The heaps of a closed question in the order of its options; undefined without counts. */
export function heapsOf(round: Round, now: number): Scene['sorted'] {
  const heaps = histogramOf(round);
  if (heaps === undefined) return undefined;
  const own = round.question.options.findIndex(({ id }) => id === round.choice?.option);
  return {
    shape: 'strips',
    heaps,
    ...(own >= 0 && { own }),
    since: Math.max(0, now - (round.revealedAt ?? now)),
  };
}

/** The number of answers per option, in the order of the options. */
export function histogramOf(round: Round): Heap[] | undefined {
  const histogram = round.reveal?.histogram;
  if (histogram === undefined) return undefined;
  return round.question.options.map(({ id }) => ({
    players: histogram.find((one) => one.id === id)?.count ?? 0,
    right: round.voided === true || id === round.correctOption,
  }));
}
