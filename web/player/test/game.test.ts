import type { ServerFrame } from '@quizcast/protocol';
import { describe, expect, it } from 'vitest';
import { type Game, newGame, unconfirmedAnswer } from '../src/game/game.ts';
import { type Happening, reduce } from '../src/game/reduce.ts';
import { type Screen, screenOf } from '../src/game/screen.ts';

const AT = 1_000_000;

type FrameType = ServerFrame['type'];
const on = <T extends FrameType>(type: T, data: Extract<ServerFrame, { type: T }>['data']) =>
  ({ kind: 'frame', frame: { type, data } as ServerFrame, at: AT }) satisfies Happening;

const tap = (option: number): Happening => ({ kind: 'tap', option });
const link = (state: Game['link']): Happening => ({ kind: 'link', link: state });

const options = [
  { id: 0, text: 'a' },
  { id: 1, text: 'b' },
  { id: 2, text: 'c' },
];
const current = {
  question_id: 71,
  number: 1,
  text: 'Q1',
  options,
  time_limit: 10,
  total_questions: 3,
};
const question = (number = 1) =>
  on('quiz:question', {
    ...current,
    question_id: 70 + number,
    number,
    text: `Q${number}`,
    quiz_id: 1,
    start_time: AT,
    server_timestamp: AT,
  });
const timer = (remaining_seconds: number, question_id = 71) =>
  on('quiz:timer', { question_id, remaining_seconds, server_timestamp: AT });
const accepted = (selected_option: number, question_id = 71) =>
  on('quiz:answer_accepted', { question_id, selected_option });
const result = (your_answer: number, correct_option: number, late = false) =>
  on('quiz:answer_result', {
    question_id: 71,
    correct_option,
    your_answer,
    is_correct: your_answer === correct_option && !late,
    points_earned: your_answer === correct_option && !late ? 1 : 0,
    time_taken_ms: 1500,
    is_eliminated: your_answer !== correct_option || late,
    elimination_reason: late ? 'time_exceeded' : '',
    time_limit_exceeded: late,
  });
const reveal = (correct_option: number, question_id = 71) =>
  on('quiz:answer_reveal', { question_id, correct_option });
const elimination = (reason: string, user_id = 5) =>
  on('quiz:elimination', { quiz_id: 1, user_id, reason, message: 'm' });
const error = (code: string, message: string) => on('server:error', { code, message });
const start = on('quiz:start', { quiz_id: 1 });
const open = link('open');

function play(...happenings: Happening[]): Game {
  return happenings.reduce(reduce, newGame(1, 5));
}

/** A screen as one line: its name, then status and marks of the question. */
function said(screen: Screen): string {
  if (screen.name !== 'question') return screen.name;
  return `${screen.status} ${[...screen.marks.values()].join(' ')}`;
}

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

describe('an answer is sent again', () => {
  const sent = [open, question(), timer(6), tap(1)];
  it.each<[string, Happening[], number | undefined]>([
    ['while its question is open', sent, 1],
    ['not once it is recorded', [...sent, accepted(1)], undefined],
    ['not after the close', [...sent, reveal(1)], undefined],
    ['not when the time is over', [...sent, timer(0)], undefined],
    ['not by one who is out', [...sent, elimination('incorrect_answer')], undefined],
    [
      'not when the server has moved on',
      [
        ...sent,
        error('answer_error', 'received answer for non-current question (expected 2, got 1)'),
      ],
      undefined,
    ],
    [
      'though the server has it already',
      [...sent, error('answer_error', 'user already answered this question')],
      1,
    ],
  ])('%s', (_when, happenings, option) => {
    expect(unconfirmedAnswer(play(...happenings))?.option).toBe(option);
  });
});

describe('the game remembers', () => {
  it('the seconds of its own question only, until the reveal', () => {
    expect(play(question(), timer(7), timer(3, 99)).round?.secondsLeft).toBe(7);
    expect(play(question(), timer(7), reveal(1), timer(6)).round?.secondsLeft).toBe(7);
  });

  it('the added time when a question is extended', () => {
    const more = on('quiz:question_extended', { quiz_id: 1, question_id: 71, time_limit: 20 });
    expect(play(question(), timer(4), more).round).toMatchObject({
      secondsLeft: 14,
      question: { time_limit: 20 },
    });
  });

  it('a pause until it ends', () => {
    const paused = on('quiz:paused', { quiz_id: 1 });
    const resumed = on('quiz:resumed', { quiz_id: 1 });
    const screen = (...more: Happening[]) => screenOf(play(start, ...more));
    expect(screen(paused)).toEqual({ name: 'waiting', paused: true });
    expect(screen(paused, resumed)).toEqual({ name: 'waiting', paused: false });
  });

  it('the start by the server’s countdown', () => {
    const scheduled: Happening = { kind: 'scheduled', startsAt: AT + 90_000 };
    const countdown = on('quiz:countdown', { quiz_id: 1, seconds_left: 58 });
    expect(play(scheduled).startsAt).toBe(AT + 90_000);
    expect(play(scheduled, countdown, scheduled).startsAt).toBe(AT + 58_000);
  });

  it('who is present', () => {
    const joined = on('quiz:user_ready', { user_id: 9, quiz_id: 1, player_count: 8 });
    expect(play(joined).players).toBe(8);
  });

  it('the first reason for the elimination', () => {
    const game = play(question(), elimination('incorrect_answer'), question(2), elimination('x'));
    expect(game.out).toEqual({ reason: 'incorrect_answer', question: 1 });
  });

  it('every refusal once, with its text', () => {
    const game = play(error('resync_error', 'a'), error('resync_error', 'a'));
    expect(game.notice).toEqual({ id: 2, code: 'resync_error', message: 'a' });
  });
});
