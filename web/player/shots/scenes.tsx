import type { ReactNode } from 'react';
import { gameScene } from './game-scene.tsx';
import * as games from './games.ts';
import { me } from './people.ts';

export interface Scene {
  show(): ReactNode;
  /** The address the page believes it is at. */
  readonly at?: string;
  /** What the page has read from the server already. */
  readonly known?: readonly (readonly [key: readonly unknown[], data: unknown])[];
}

const session: Scene['known'] = [[['me'], me]];

const game = (state: Parameters<typeof gameScene>[0]): Scene => ({
  known: session,
  show: () => gameScene(state),
});

/** Every state of the game by the number of its picture. */
export const scenes: Readonly<Record<string, Scene>> = {
  '02-lobby': game(games.lobby()),
  '02-lobby-weak': game(games.lobby({ delay: { delayMs: 830, offsetMs: 1240 } })),
  '02-lobby-lost': game(games.lobby({ link: 'lost' })),
  '02-lobby-unverified': game(games.lobby({ prizeBlocked: 'email_not_verified' })),
  '02-lobby-last': game(games.lobby({ startsAt: Date.now() + 7_600 })),
  '02-lobby-few': game(games.lobby({ players: 9, crowd: {} })),
  '02-cancelled': game(games.cancelled()),
  '03-question': game(games.question()),
  '03-question-old-server': game(games.question({ crowd: {} })),
  '03-question-long': game(games.longQuestion()),
  '03-question-six': game(games.sixOptions()),
  '04-sending': game(games.question(games.chosen('sending'))),
  '04-recorded': game(games.question(games.chosen('recorded'))),
  '04-queued': game(games.question({ ...games.chosen('sending'), link: 'lost' })),
  '04-refused': game(games.question(games.refused())),
  '04-elsewhere': game(games.question(games.chosen('recorded', true))),
  '05-reveal-right': game(games.revealRight()),
  '05-reveal-wave': game(games.revealRight(2_050)),
  '05-reveal-explained': game(games.revealExplained()),
  '05-reveal-old-server': game(games.revealOld()),
  '05-reveal-voided': game(games.revealVoided()),
  '05-reveal-spectator': game(games.revealSpectator()),
  '06-out-wrong': game(games.outWrong()),
  '06-out-late': game(games.outLate()),
  '06-out-silent': game(games.outSilent()),
  '06-out-first': game(games.outFirst()),
  '06-out-old-server': game(games.outOld()),
  '07-spectator': game(games.spectator()),
  '12-ad': game(games.ad()),
  '13-reconnecting': game(games.reconnecting()),
  '13-reconnecting-choose': game(games.question({ link: 'lost' })),
  '17-last-seconds': game(games.lastSeconds()),
  pause: game(games.paused()),
  waiting: game(games.waiting()),
  counting: game(games.counting()),
};
