import { describe, expect, it } from 'vitest';
import type { Happening } from '../src/game/reduce.ts';
import { screenOf } from '../src/game/screen.ts';
import {
  accepted,
  current,
  elimination,
  error,
  link,
  on,
  open,
  play,
  question,
  result,
  reveal,
  said,
  start,
  tap,
} from './happenings.ts';

describe('the screen', () => {
  it.each<[string, Happening[], string]>([
    ['begins in the lobby', [], 'lobby'],
    ['stays there while others join', [on('quiz:player_count', { player_count: 3 })], 'lobby'],
    ['waits for the first question', [start], 'waiting'],
    ['shows the question', [open, start, question()], 'choose open open open'],
    ['shows it even if the start was missed', [open, question()], 'choose open open open'],
    ['locks with the tap', [open, question(), tap(1)], 'sending locked chosen locked'],
    ['takes no second tap', [open, question(), tap(1), tap(2)], 'sending locked chosen locked'],
    ['takes no option that is not there', [open, question(), tap(9)], 'choose open open open'],
    [
      'says so when the tap could not go out',
      [open, question(), link('lost'), tap(1)],
      'unsent locked chosen locked',
    ],
    [
      'confirms what is recorded',
      [open, question(), tap(1), accepted(1)],
      'recorded locked chosen locked',
    ],
    [
      'shows the recorded answer if it is another one',
      [open, question(), tap(1), accepted(2)],
      'recorded locked locked chosen',
    ],
    [
      'shows an answer given on another device',
      [open, question(), accepted(2)],
      'recorded locked locked chosen',
    ],
    [
      'ignores an acceptance of another question',
      [open, question(), accepted(2, 99)],
      'choose open open open',
    ],
    [
      'shows a right answer',
      [open, question(), tap(1), accepted(1), result(1, 1), reveal(1)],
      'right locked right locked',
    ],
    [
      'shows a wrong answer',
      [
        open,
        question(),
        tap(0),
        accepted(0),
        elimination('incorrect_answer'),
        result(0, 1),
        reveal(1),
      ],
      'wrong wrong right locked',
    ],
    [
      'shows a late answer',
      [open, question(), tap(1), elimination('time_exceeded'), result(1, 1, true), reveal(1)],
      'late locked right locked',
    ],
    [
      'shows that none came in time',
      [open, question(), elimination('no_answer_timeout'), reveal(1)],
      'silent locked right locked',
    ],
    [
      'judges by the reveal if the own result is still under way',
      [open, question(), tap(1), accepted(1), reveal(1)],
      'right locked right locked',
    ],
    [
      'lets the eliminated watch',
      [open, question(), elimination('no_answer_timeout'), reveal(1), question(2), tap(0)],
      'watching locked locked locked',
    ],
    [
      'shows the watching what was right',
      [open, question(), elimination('x'), reveal(1), question(2), reveal(0, 72)],
      'revealed right locked locked',
    ],
    [
      'does not mind who else is out',
      [open, question(), elimination('incorrect_answer', 6)],
      'choose open open open',
    ],
    [
      'lets a late joiner watch',
      [open, error('ready_error', 'quiz registration is closed'), question(), tap(1)],
      'watching locked locked locked',
    ],
    [
      'opens the next question afresh',
      [open, question(), tap(1), accepted(1), result(1, 1), reveal(1), question(2)],
      'choose open open open',
    ],
    [
      'keeps the choice when a question comes twice',
      [open, question(), tap(1), question()],
      'sending locked chosen locked',
    ],
    [
      'gives way to an ad',
      [
        open,
        question(),
        reveal(1),
        on('quiz:ad_break', {
          quiz_id: 1,
          media_type: 'image',
          media_url: '/uploads/ads/a.png',
          duration_sec: 5,
        }),
      ],
      'ad',
    ],
    [
      'comes back after it',
      [
        open,
        question(),
        reveal(1),
        on('quiz:ad_break', { quiz_id: 1, media_type: 'image', media_url: '/a', duration_sec: 5 }),
        on('quiz:ad_break_end', { quiz_id: 1 }),
      ],
      'revealed locked right locked',
    ],
    [
      'lets back in whom a voided question had put out',
      [
        open,
        question(),
        tap(0),
        elimination('incorrect_answer'),
        result(0, 1),
        on('quiz:question_voided', { quiz_id: 1, question_id: 71, number: 1 }),
        question(2),
      ],
      'choose open open open',
    ],
    [
      'does not let back in who was out before',
      [
        open,
        question(),
        elimination('no_answer_timeout'),
        question(2),
        on('quiz:question_voided', { quiz_id: 1, question_id: 72, number: 2 }),
        question(3),
      ],
      'watching locked locked locked',
    ],
    ['counts', [question(), on('quiz:finish', { quiz_id: 1, status: 'completed' })], 'counting'],
    [
      'ends',
      [
        on('quiz:finish', { quiz_id: 1, status: 'completed' }),
        on('quiz:results_available', { quiz_id: 1 }),
      ],
      'over',
    ],
    [
      'does not fall back from the end',
      [
        on('quiz:results_available', { quiz_id: 1 }),
        on('quiz:finish', { quiz_id: 1, status: 'completed' }),
        on('quiz:state', { quiz_id: 1, status: 'completed' }),
      ],
      'over',
    ],
    ['tells of a cancelled quiz', [on('quiz:cancelled', { quiz_id: 1 })], 'cancelled'],
    ['tells of a missing quiz', [error('ready_error', 'quiz #1 not found')], 'missing'],
    [
      'ignores another quiz',
      [on('quiz:cancelled', { quiz_id: 2 }), on('quiz:finish', { quiz_id: 2, status: 'x' })],
      'lobby',
    ],
  ])('%s', (_what, happenings, screen) => {
    expect(said(screenOf(play(...happenings)))).toBe(screen);
  });
});

describe('after a resync the screen', () => {
  const state = (rest: object) =>
    on('quiz:state', { quiz_id: 1, status: 'in_progress', is_eliminated: false, ...rest });

  it.each<[string, Happening[], string]>([
    ['is the lobby before the start', [state({ status: 'scheduled' })], 'lobby'],
    ['waits between questions', [state({})], 'waiting'],
    [
      'shows the open question',
      [open, state({ current_question: current, time_remaining: 6 })],
      'choose open open open',
    ],
    [
      'keeps an answer that never arrived',
      [
        open,
        question(),
        link('lost'),
        tap(1),
        open,
        state({ current_question: current, time_remaining: 6 }),
      ],
      'sending locked chosen locked',
    ],
    [
      'forgets the answer to a question that is over',
      [
        open,
        question(),
        link('lost'),
        tap(1),
        open,
        state({ current_question: { ...current, question_id: 72, number: 2 }, time_remaining: 6 }),
      ],
      'choose open open open',
    ],
    [
      'leaves the last reveal to be read',
      [open, question(), tap(1), accepted(1), result(1, 1), reveal(1), state({})],
      'right locked right locked',
    ],
    ['drops a question that closed unseen', [open, question(), state({})], 'waiting'],
    [
      'knows who is out',
      [
        open,
        state({
          is_eliminated: true,
          elimination_reason: 'no_answer_timeout',
          current_question: current,
          time_remaining: 4,
        }),
      ],
      'watching locked locked locked',
    ],
    [
      'knows who only watches',
      [open, state({ is_spectator: true, current_question: current, time_remaining: 4 })],
      'watching locked locked locked',
    ],
    ['counts when all is over', [state({ status: 'completed' })], 'counting'],
    ['tells of a cancelled quiz', [state({ status: 'cancelled' })], 'cancelled'],
    [
      'shows no ad but the one that follows',
      [
        on('quiz:ad_break', { quiz_id: 1, media_type: 'image', media_url: '/a', duration_sec: 5 }),
        state({ status: 'in_progress' }),
      ],
      'waiting',
    ],
  ])('%s', (_what, happenings, screen) => {
    expect(said(screenOf(play(...happenings)))).toBe(screen);
  });

  it('adds a later verdict to the score, once', () => {
    const game = play(
      open,
      question(),
      tap(1),
      result(1, 1),
      state({ score: 0, correct_count: 0, current_question: current, time_remaining: 0 }),
      result(1, 1),
      result(1, 1),
    );
    expect([game.score, game.correct]).toEqual([1, 1]);
  });
});
