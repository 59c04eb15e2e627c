import type { ServerFrame } from '@quizcast/protocol';
import { expect, it } from 'vitest';
import { nothingSeen, watch } from '../src/watching/watch.ts';

const frame = <T extends ServerFrame['type']>(
  type: T,
  data: Extract<ServerFrame, { type: T }>['data'],
) => ({ type, data }) as ServerFrame;

const asked = {
  question_id: 7,
  number: 2,
  total_questions: 10,
  text: 'Q',
  options: [{ id: 0, text: 'a' }],
  time_limit: 10,
};
const stats = (question_number: number, passed_count: number) =>
  frame('adaptive:question_stats', {
    quiz_id: 1,
    question_number,
    difficulty_used: 1,
    target_pass_rate: 0.9,
    actual_pass_rate: 0.8,
    total_answers: 10,
    passed_count,
    remaining_players: 8,
  });
const seenAfter = (...frames: ServerFrame[]) => frames.reduce(watch, nothingSeen);

it.each<[string, ServerFrame[], string]>([
  ['before the start', [], 'waiting'],
  ['from the start on', [frame('quiz:start', { quiz_id: 1 })], 'running'],
  ['in a pause', [frame('quiz:paused', { quiz_id: 1 })], 'paused'],
  [
    'after a pause',
    [frame('quiz:paused', { quiz_id: 1 }), frame('quiz:resumed', { quiz_id: 1 })],
    'running',
  ],
  [
    'paused while we were away',
    [frame('quiz:state', { status: 'in_progress', paused: true })],
    'paused',
  ],
  ['at the end', [frame('quiz:finish', { quiz_id: 1, status: 'completed' })], 'finished'],
  ['cancelled', [frame('quiz:cancelled', { quiz_id: 1 })], 'cancelled'],
])('the phase %s', (_when, frames, phase) => {
  expect(seenAfter(...frames).phase).toBe(phase);
});

it('a pause that another desk armed is seen until it begins or is taken back', () => {
  const armed = frame('quiz:pause_armed', { quiz_id: 1 });
  expect(seenAfter(armed).armed).toBe(true);
  expect(seenAfter(armed, armed).log).toHaveLength(1);
  expect(seenAfter(armed, frame('quiz:pause_disarmed', { quiz_id: 1 })).armed).toBe(false);
  expect(seenAfter(armed, frame('quiz:paused', { quiz_id: 1 })).armed).toBe(false);
  // The pause was cancelled while the connection was down, so the state does not mention it.
  expect(seenAfter(armed, frame('quiz:state', { status: 'in_progress' })).armed).toBe(false);
});

it('a question is shown even when the desk opens in its middle', () => {
  const state = frame('quiz:state', {
    status: 'in_progress',
    current_question: asked,
    time_remaining: 4,
  });
  expect(seenAfter(state).question).toEqual({ asked, secondsLeft: 4, pace: [] });
});

it('each closed question has one row with its newest figures', () => {
  const { closed } = seenAfter(stats(1, 9), stats(2, 8), stats(2, 7));
  expect(closed.map((row) => [row.question_number, row.passed_count])).toEqual([
    [1, 9],
    [2, 7],
  ]);
});

it('the answers by option are known only after the close', () => {
  const open = seenAfter(
    frame('quiz:question', { ...asked, quiz_id: 1, start_time: 0, server_timestamp: 0 }),
  );
  expect(open.question?.histogram).toBeUndefined();
  const closed = watch(
    open,
    frame('quiz:answer_reveal', {
      question_id: 7,
      correct_option: 0,
      histogram: [{ id: 0, count: 5 }],
      no_answer: 2,
      in_play_before: 9,
      in_play: 5,
      share: 200,
    }),
  );
  expect(closed.question).toMatchObject({ correctOption: 0, silent: 2, putOut: 4 });
  expect(closed.question?.histogram?.get(0)).toBe(5);
  expect(closed.share).toBe(200);
});

it('answers are counted into the second in which they came', () => {
  const counts = (answered: number) =>
    frame('admin:live_counts', { quiz_id: 1, joined: 9, in: 9, out: 0, online: 9, answered });
  const left = (remaining_seconds: number) =>
    frame('quiz:timer', { question_id: 7, remaining_seconds, server_timestamp: 0 });
  const seen = seenAfter(
    frame('quiz:question', { ...asked, quiz_id: 1, start_time: 0, server_timestamp: 0 }),
    counts(1),
    left(9),
    counts(4),
    left(8),
    counts(4),
    counts(6),
  );
  expect(seen.question?.pace).toEqual([1, 3, 2]);
});

it('events are logged newest first, each with its own number', () => {
  const { log } = seenAfter(
    frame('quiz:start', { quiz_id: 1 }),
    frame('quiz:paused', { quiz_id: 1 }),
    frame('quiz:resumed', { quiz_id: 1 }),
  );
  expect(log.map(({ id, event }) => [id, event.type])).toEqual([
    [3, 'resumed'],
    [2, 'paused'],
    [1, 'started'],
  ]);
});
