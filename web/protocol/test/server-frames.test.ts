import { describe, expect, it } from 'vitest';
import { readServerFrame } from '../src/index.ts';

const question = {
  question_id: 7,
  quiz_id: 1,
  number: 1,
  text: 'Q',
  options: [{ id: 0, text: 'a' }],
  time_limit: 10,
  total_questions: 3,
  start_time: 1,
  server_timestamp: 1,
};

const result = {
  question_id: 7,
  correct_option: 0,
  your_answer: 1,
  is_correct: false,
  points_earned: 0,
  time_taken_ms: 1200,
  is_eliminated: true,
};

const fullReveal = {
  question_id: 7,
  correct_option: 0,
  histogram: [{ id: 0, count: 5 }],
  no_answer: 1,
  in_play_before: 6,
  in_play: 5,
  share: 20,
  next_in_ms: 5000,
  explanation: 'because',
  nonce: 'ab',
};

const read = (type: unknown, data: unknown) => readServerFrame(JSON.stringify({ type, data }));

describe('a frame that follows the contract is read', () => {
  it.each([
    ['quiz:question', question],
    ['quiz:question', { ...question, text_kk: '', options_kk: [] }],
    ['quiz:question', { ...question, something_new: [null] }],
    ['quiz:timer', { question_id: 7, remaining_seconds: 9, server_timestamp: 1 }],
    ['quiz:answer_result', result],
    ['quiz:answer_result', { ...result, elimination_reason: '', time_limit_exceeded: false }],
    ['quiz:answer_reveal', { question_id: 7, correct_option: 0 }],
    ['quiz:answer_reveal', fullReveal],
    ['quiz:player_count', { player_count: 9, in_play: 7, answered: 3, watching: 2 }],
    ['quiz:question', { ...question, commitment: 'ab', in_play: 7 }],
    ['quiz:question_voided', { quiz_id: 1, question_id: 7, number: 1, back_in_play: 4 }],
    ['quiz:pause_armed', { quiz_id: 1 }],
    ['quiz:pause_disarmed', { quiz_id: 1 }],
    ['quiz:paused', { quiz_id: 1, message: 'm' }],
    ['quiz:finish', { quiz_id: 1, status: 'completed', winners: 2, share: 50, outlasted: 8 }],
    ['quiz:elimination', { quiz_id: 1, user_id: 2, reason: 'incorrect_answer', message: 'm' }],
    ['quiz:state', {}],
    ['quiz:state', { status: 'in_progress', is_eliminated: false, time_remaining: 4 }],
    ['quiz:ad_break', { quiz_id: 1, media_type: 'image', media_url: '/u/a.png', duration_sec: 5 }],
    ['quiz:finish', { quiz_id: 1, status: 'completed' }],
    ['quiz:player_count', { player_count: 12 }],
    ['server:error', { code: 'answer_error', message: 'm' }],
    ['session_revoked', {}],
  ])('%s %#', (type, data) => {
    expect(read(type, data)).toEqual({ type, data });
  });
});

describe('a frame that violates the contract is ignored', () => {
  it.each<[string, unknown, unknown]>([
    ['no data', 'quiz:question', undefined],
    ['null data', 'quiz:question', null],
    ['a list for data', 'quiz:player_count', [1]],
    ['a type nobody knows', 'quiz:confetti', {}],
    ['a type of every object', 'constructor', {}],
    ['no type', undefined, {}],
    [
      'a number as string',
      'quiz:timer',
      {
        question_id: '7',
        remaining_seconds: 9,
        server_timestamp: 1,
      },
    ],
    ['no options', 'quiz:question', { ...question, options: [] }],
    ['an option without text', 'quiz:question', { ...question, options: [{ id: 0 }] }],
    ['null for an optional field', 'quiz:answer_result', { ...result, elimination_reason: null }],
    [
      'empty Kazakh options in a state',
      'quiz:state',
      {
        current_question: { ...question, options_kk: [] },
      },
    ],
    [
      'an unknown medium',
      'quiz:ad_break',
      {
        quiz_id: 1,
        media_type: 'page',
        media_url: '/x',
        duration_sec: 5,
      },
    ],
  ])('%s', (_why, type, data) => {
    expect(read(type, data)).toBeUndefined();
  });

  it('what is not JSON', () => {
    expect(readServerFrame('{"type":')).toBeUndefined();
    expect(readServerFrame('null')).toBeUndefined();
  });
});
