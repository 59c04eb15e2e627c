import type { Game } from '../game.ts';

/** The cues for sound and vibration. Each one accompanies something visible. */
export type Cue =
  | 'arrival'
  | 'start'
  | 'opens'
  | 'tick'
  | 'tap'
  | 'recorded'
  | 'right'
  | 'out'
  | 'final';

/** The remaining seconds that have a tick. */
const TICKED = 3;

/** The cues that a change of the state causes, the most important one last. */
export function cuesBetween(before: Game, after: Game): Cue[] {
  const cues: Cue[] = [];
  const [was, is] = [before.round, after.round];
  const same = was?.question.question_id === is?.question.question_id ? was : undefined;
  const open = is !== undefined && is.correctOption === undefined;
  if (after.stage === 'lobby' && (after.players ?? 0) > (before.players ?? 0)) cues.push('arrival');
  if (before.stage === 'lobby' && after.stage === 'running') cues.push('start');
  if (open && !same) cues.push('opens');
  if (open && same && is.secondsLeft < same.secondsLeft && is.secondsLeft <= TICKED)
    cues.push('tick');
  if (open && same && !same.choice && is.choice?.state === 'sending') cues.push('tap');
  if (open && same && is.choice?.state === 'recorded' && same.choice?.state !== 'recorded') {
    cues.push('recorded');
  }
  const won =
    same && !same.verdict && is?.verdict?.is_correct === true && !is.verdict.is_eliminated;
  if (won) cues.push('right');
  if (!before.out && after.out && before.stage === 'running') cues.push('out');
  if (before.stage === 'running' && after.stage === 'counting') cues.push('final');
  return cues;
}
