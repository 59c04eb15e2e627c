import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { ResultsPage } from '../src/result/results-page.tsx';
import { WinnerScreen } from '../src/result/winner-screen.tsx';
import { Stage } from '../src/stage/stage.tsx';
import { gameScene } from './game-scene.tsx';
import * as games from './games.ts';
import { finalRanking, me, mine, myAnswers, quiz } from './people.ts';

export interface Scene {
  show(): ReactNode;
  /** The address that the router sees. */
  readonly at?: string;
  /** The data that the page has already loaded. */
  readonly known?: readonly (readonly [key: readonly unknown[], data: unknown])[];
}

const session: Scene['known'] = [[['me'], me]];

const game = (state: Parameters<typeof gameScene>[0]): Scene => ({
  known: session,
  show: () => gameScene(state),
});

const stage = (state: Parameters<typeof gameScene>[0], known: Scene['known'] = []): Scene => ({
  known,
  show: () => (
    <div data-theme="night" className="stage-page">
      <Stage quiz={quiz} game={state} />
    </div>
  ),
});

const results = (won: boolean): Scene => ({
  at: '/quiz/48/results',
  known: [
    ...session,
    [['quiz', '48'], { ...quiz, status: 'completed' }],
    [['my-result', '48', me.id], mine(won)],
    [['my-answers', '48'], myAnswers(won)],
    [['results', '48', 1], finalRanking],
  ],
  show: () => (
    <main style={{ maxWidth: 640, margin: '0 auto', padding: '20px' }}>
      <Routes>
        <Route path="/quiz/:quizId/results" element={<ResultsPage />} />
      </Routes>
    </main>
  ),
});

const winner = (winners: number | undefined, verified = true): Scene => ({
  known: session,
  show: () => (
    <main>
      <WinnerScreen
        quiz={quiz}
        result={mine(true)}
        winners={winners}
        verified={verified}
        close={() => {}}
      />
    </main>
  ),
});

/** Every state of the game, by the number of its picture. */
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
  '08-winner': winner(127),
  '08-winner-alone': winner(1, false),
  '09-results': results(false),
  '09-results-won': results(true),
  '20-stage-lobby': stage(games.lobby()),
  '21-stage-question': stage(games.question()),
  '21-stage-question-long': stage(games.longQuestion()),
  '22-stage-reveal': stage(games.revealRight()),
  '22-stage-reveal-wave': stage(games.revealRight(1_700)),
  '23-stage-winners': stage(games.won(), [[['results', 48, 'wall'], finalRanking]]),
  '23-stage-nobody': stage(games.nobodyWon()),
  '24-stage-pause': stage(games.paused()),
  '12-ad': game(games.ad()),
  '13-reconnecting': game(games.reconnecting()),
  '13-reconnecting-choose': game(games.question({ link: 'lost' })),
  '17-last-seconds': game(games.lastSeconds()),
  'frames-lobby': game(games.lobby({ players: 900, crowd: {} })),
  'frames-reveal': game(games.revealRight(0)),
  pause: game(games.paused()),
  waiting: game(games.waiting()),
  counting: game(games.counting()),
};
