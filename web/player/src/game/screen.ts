import type { AdBreak, Game, Round } from './game.ts';

/** The look of an option. `chosen` means locked, but not judged yet. */
export type OptionMark = 'open' | 'locked' | 'chosen' | 'right' | 'wrong';

/** The message below the options; only the most important one is shown. */
export type RoundStatus =
  | 'choose'
  | 'sending'
  | 'unsent'
  | 'recorded'
  | 'right'
  | 'wrong'
  | 'late'
  | 'silent'
  | 'watching'
  | 'revealed'
  | 'voided';

/** The current screen: exactly one of these. */
export type Screen =
  | { readonly name: 'lobby'; readonly startsAt?: number }
  | { readonly name: 'waiting'; readonly paused: boolean }
  | {
      readonly name: 'question';
      readonly round: Round;
      readonly marks: ReadonlyMap<number, OptionMark>;
      readonly status: RoundStatus;
    }
  | { readonly name: 'ad'; readonly ad: AdBreak }
  | { readonly name: 'counting' }
  | { readonly name: 'over' }
  | { readonly name: 'cancelled' }
  | { readonly name: 'missing' };

export function screenOf(game: Game): Screen {
  switch (game.stage) {
    case 'lobby':
      return {
        name: 'lobby',
        ...(game.startsAt !== undefined && { startsAt: game.startsAt }),
      };
    case 'running':
      return running(game);
    default:
      return { name: game.stage };
  }
}

function running(game: Game): Screen {
  if (game.ad) return { name: 'ad', ad: game.ad };
  if (!game.round) return { name: 'waiting', paused: game.paused };
  const { round } = game;
  const status = statusOf(game, round);
  const marks = new Map(
    round.question.options.map(({ id }) => [id, markOf(round, id, status)] as const),
  );
  return { name: 'question', round, marks, status };
}

function markOf(round: Round, option: number, status: RoundStatus): OptionMark {
  const chosen = round.choice?.option === option;
  if (round.correctOption !== undefined) {
    if (option === round.correctOption) return 'right';
    return chosen ? 'wrong' : 'locked';
  }
  if (chosen) return 'chosen';
  return status === 'choose' ? 'open' : 'locked';
}

function statusOf(game: Game, round: Round): RoundStatus {
  if (round.voided) return 'voided';
  if (round.verdict?.time_limit_exceeded) return 'late';
  if (round.verdict) return round.verdict.is_correct ? 'right' : 'wrong';
  const outNow = game.out?.question === round.question.number;
  if (outNow && round.correctOption !== undefined) {
    return game.out?.reason === 'time_exceeded' ? 'late' : silentOrWrong(round);
  }
  if (round.correctOption !== undefined) return judgedByReveal(game, round);
  if (game.out || game.spectator) return 'watching';
  if (round.choice?.state === 'recorded') return 'recorded';
  if (round.choice) return game.link === 'open' ? 'sending' : 'unsent';
  return 'choose';
}

/** Eliminated by this question without a personal verdict: no answer was recorded, or it was wrong. */
function silentOrWrong(round: Round): RoundStatus {
  return round.choice?.state === 'recorded' ? 'wrong' : 'silent';
}

function judgedByReveal(game: Game, round: Round): RoundStatus {
  if (game.out || game.spectator || round.choice?.state !== 'recorded') return 'revealed';
  return round.choice.option === round.correctOption ? 'right' : 'wrong';
}
