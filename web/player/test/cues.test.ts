import { describe, expect, it } from 'vitest';
import { type Cue, cuesBetween } from '../src/game/effects/cues.ts';
import { type Game, newGame, type Round } from '../src/game/game.ts';

const lobby: Game = { ...newGame(1, 5), link: 'open', players: 8 };
const round: Round = {
  question: {
    question_id: 71,
    number: 1,
    total_questions: 3,
    text: 'Q',
    options: [{ id: 0, text: 'a' }],
    time_limit: 10,
  },
  secondsLeft: 9,
};
const open: Game = { ...lobby, stage: 'running', round };
const at = (more: Partial<Round>): Game => ({ ...open, round: { ...round, ...more } });
const verdict = (is_correct: boolean) => ({
  question_id: 71,
  correct_option: 0,
  your_answer: is_correct ? 0 : 1,
  is_correct,
  points_earned: 0,
  time_taken_ms: 1,
  is_eliminated: !is_correct,
});
const mine = { option: 0, state: 'recorded' as const };

describe('sound and vibration', () => {
  it.each<[string, Game, Game, Cue[]]>([
    ['somebody comes', lobby, { ...lobby, players: 9 }, ['arrival']],
    ['somebody leaves', lobby, { ...lobby, players: 7 }, []],
    ['the game starts', lobby, { ...lobby, stage: 'running' }, ['start']],
    ['a question opens', { ...lobby, stage: 'running' }, open, ['opens']],
    ['a second passes', open, at({ secondsLeft: 8 }), []],
    ['one of the last seconds passes', at({ secondsLeft: 4 }), at({ secondsLeft: 3 }), ['tick']],
    ['an option is tapped', open, at({ choice: { option: 0, state: 'sending' } }), ['tap']],
    [
      'the answer is recorded',
      at({ choice: { option: 0, state: 'sending' } }),
      at({ choice: mine }),
      ['recorded'],
    ],
    [
      'it was right',
      at({ choice: mine }),
      at({ choice: mine, correctOption: 0, verdict: verdict(true) }),
      ['right'],
    ],
    [
      'it was wrong',
      at({ choice: mine }),
      {
        ...at({ choice: mine, correctOption: 0, verdict: verdict(false) }),
        out: { reason: 'incorrect_answer', question: 1 },
      },
      ['out'],
    ],
    ['the game is over', open, { ...open, stage: 'counting' }, ['final']],
    ['nothing happens', open, { ...open }, []],
  ])('when %s', (_, before, after, cues) => {
    expect(cuesBetween(before, after)).toEqual(cues);
  });

  it('is off when a page opens in the middle of a game', () => {
    expect(
      cuesBetween({ ...lobby, stage: 'lobby', players: 9 }, { ...lobby, stage: 'over' }),
    ).toEqual([]);
  });
});
