import type { Game } from '../src/game/game.ts';
import { Room } from '../src/game/room.tsx';
import { me, quiz } from './people.ts';

/** The game screen in one given state. */
export function gameScene(game: Game) {
  return <Room quiz={quiz} user={me} game={game} answer={() => {}} />;
}
