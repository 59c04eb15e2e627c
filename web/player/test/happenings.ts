import type { ServerFrame } from '@quizcast/protocol';
import { type Game, newGame } from '../src/game/game.ts';
import { type Happening, reduce } from '../src/game/reduce.ts';
import type { Screen } from '../src/game/screen.ts';

export const AT = 1_000_000;

type FrameType = ServerFrame['type'];
export const on = <T extends FrameType>(type: T, data: Extract<ServerFrame, { type: T }>['data']) =>
  ({ kind: 'frame', frame: { type, data } as ServerFrame, at: AT }) satisfies Happening;

export const tap = (option: number): Happening => ({ kind: 'tap', option });
export const link = (state: Game['link']): Happening => ({ kind: 'link', link: state });

export const options = [
  { id: 0, text: 'a' },
  { id: 1, text: 'b' },
  { id: 2, text: 'c' },
];
export const current = {
  question_id: 71,
  number: 1,
  text: 'Q1',
  options,
  time_limit: 10,
  total_questions: 3,
};
export const question = (number = 1) =>
  on('quiz:question', {
    ...current,
    question_id: 70 + number,
    number,
    text: `Q${number}`,
    quiz_id: 1,
    start_time: AT,
    server_timestamp: AT,
  });
export const timer = (remaining_seconds: number, question_id = 71) =>
  on('quiz:timer', { question_id, remaining_seconds, server_timestamp: AT });
export const accepted = (selected_option: number, question_id = 71) =>
  on('quiz:answer_accepted', { question_id, selected_option });
export const result = (your_answer: number, correct_option: number, late = false) =>
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
export const reveal = (correct_option: number, question_id = 71) =>
  on('quiz:answer_reveal', { question_id, correct_option });
export const elimination = (reason: string, user_id = 5) =>
  on('quiz:elimination', { quiz_id: 1, user_id, reason, message: 'm' });
export const error = (code: string, message: string) => on('server:error', { code, message });
export const start = on('quiz:start', { quiz_id: 1 });
export const open = link('open');

export function play(...happenings: Happening[]): Game {
  return happenings.reduce(reduce, newGame(1, 5));
}

/** Describes a screen in one line: its name, then the status and the marks of the question. */
export function said(screen: Screen): string {
  if (screen.name !== 'question') return screen.name;
  return `${screen.status} ${[...screen.marks.values()].join(' ')}`;
}
