import type { ServerFrame } from '@quizcast/protocol';
import { expect, it } from 'vitest';
import { nothingSeen, watch } from '../src/live/watch.ts';

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

it('a question is picked up in its middle', () => {
  const state = frame('quiz:state', {
    status: 'in_progress',
    current_question: asked,
    time_remaining: 4,
  });
  expect(seenAfter(state).question).toEqual({ asked, secondsLeft: 4 });
});

it('each closed question has one row, the newest word of it', () => {
  const { closed } = seenAfter(stats(1, 9), stats(2, 8), stats(2, 7));
  expect(closed.map((row) => [row.question_number, row.passed_count])).toEqual([
    [1, 9],
    [2, 7],
  ]);
});
