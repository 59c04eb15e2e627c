import { describe, expect, it } from 'vitest';
import { unconfirmedAnswer } from '../src/game/game.ts';
import type { Happening } from '../src/game/reduce.ts';
import { screenOf } from '../src/game/screen.ts';
import {
  AT,
  accepted,
  elimination,
  error,
  on,
  open,
  play,
  question,
  reveal,
  start,
  tap,
  timer,
} from './happenings.ts';

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
