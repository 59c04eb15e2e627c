import type { ServerFrame } from '@quizcast/protocol';
import { describe, expect, it } from 'vitest';
import { newcomers } from '../src/game/crowd.ts';
import { type Game, newGame } from '../src/game/game.ts';
import { type Happening, reduce } from '../src/game/reduce.ts';
import { histogramOf, layoutOf, sceneOf } from '../src/game/scene.ts';
import { screenOf } from '../src/game/screen.ts';
import { lineLost, viewOf } from '../src/game/view.ts';

const AT = 1_000_000;
type Type = ServerFrame['type'];
const on = <T extends Type>(type: T, data: Extract<ServerFrame, { type: T }>['data'], at = AT) =>
  ({ kind: 'frame', frame: { type, data } as ServerFrame, at }) satisfies Happening;
const play = (...happenings: Happening[]): Game =>
  happenings.reduce(reduce, { ...newGame(1, 5), link: 'open' as const });

const start = on('quiz:start', { quiz_id: 1 });
const question = (more = {}) =>
  on('quiz:question', {
    question_id: 71,
    quiz_id: 1,
    number: 1,
    text: 'Q',
    options: [0, 1, 2].map((id) => ({ id, text: `${id}` })),
    time_limit: 10,
    total_questions: 3,
    start_time: AT,
    server_timestamp: AT,
    ...more,
  });
const count = (player_count: number, more = {}, at = AT) =>
  on('quiz:player_count', { player_count, ...more }, at);
const reveal = (more = {}) =>
  on('quiz:answer_reveal', { question_id: 71, correct_option: 1, ...more }, AT + 10_000);

describe('the clock of a question', () => {
  it('follows the server’s seconds on this device’s clock', () => {
    const timer = (left: number, at: number) =>
      on('quiz:timer', { question_id: 71, remaining_seconds: left, server_timestamp: at }, at);
    expect(play(start, question()).round?.closesAt).toBe(AT + 10_000);
    expect(play(start, question(), timer(7, AT + 2_400)).round?.closesAt).toBe(AT + 9_400);
    const longer = on('quiz:question_extended', { quiz_id: 1, question_id: 71, time_limit: 15 });
    expect(play(start, question(), longer).round?.closesAt).toBe(AT + 15_000);
  });
});

describe('the crowd', () => {
  it('is known as far as the server sends it', () => {
    expect(play(start, question(), count(9)).crowd).toEqual({});
    const told = play(
      start,
      question({ in_play: 180 }),
      count(200, { in_play: 180, answered: 77 }),
    );
    expect(told.crowd).toEqual({ joined: 180, inPlay: 180, answered: 77 });
    const later = reduce(told, reveal({ in_play_before: 180, in_play: 130, share: 500 }));
    expect(later.crowd).toMatchObject({ joined: 180, inPlay: 130 });
    expect(later.share).toBe(500);
    expect(reduce(later, question({ question_id: 72, number: 2 })).crowd.answered).toBeUndefined();
  });

  it('of a lobby is compared with ten seconds ago', () => {
    const grown = play(count(100, {}, AT), count(120, {}, AT + 5_000), count(138, {}, AT + 9_000));
    expect(newcomers(grown)).toBe(38);
    expect(newcomers(reduce(grown, count(140, {}, AT + 16_000)))).toBe(20);
    expect(newcomers(reduce(grown, count(90, {}, AT + 30_000)))).toBe(0);
    expect(newcomers(play())).toBe(0);
  });
});

describe('silence', () => {
  it('counts as a lost connection until the next frame', () => {
    const quiet = play(start, question(), { kind: 'quiet' });
    expect(lineLost(quiet)).toBe(true);
    expect(lineLost(reduce(quiet, count(9)))).toBe(false);
  });
});

describe('an answer from another device', () => {
  const accepted = on('quiz:answer_accepted', { question_id: 71, selected_option: 2 });

  it('is recognised if this page saw the question open', () => {
    expect(play(start, question(), accepted).round?.choice?.elsewhere).toBe(true);
    const own = play(start, question(), { kind: 'tap', option: 2 }, accepted);
    expect(own.round?.choice?.elsewhere).toBeUndefined();
  });

  it('is not suspected after a reload', () => {
    const state = on('quiz:state', {
      quiz_id: 1,
      status: 'in_progress',
      current_question: {
        question_id: 71,
        number: 1,
        text: 'Q',
        options: [0, 1, 2].map((id) => ({ id, text: `${id}` })),
        time_limit: 10,
        total_questions: 3,
      },
      time_remaining: 5,
    });
    expect(play(state, accepted).round?.choice).toEqual({ option: 2, state: 'recorded' });
  });
});

describe('the view', () => {
  const view = (game: Game, watching = false) => viewOf(game, screenOf(game), watching);
  const out = play(
    start,
    question(),
    { kind: 'tap', option: 0 },
    reveal(),
    on('quiz:elimination', {
      quiz_id: 1,
      user_id: 5,
      reason: 'no_answer_timeout',
      message: 'm',
    }),
  );

  it('of a question is the question, its outcome, or the elimination', () => {
    expect(view(play(start, question()))).toBe('question');
    expect(view(play(start, question(), reveal()))).toBe('reveal');
    expect(view(out)).toBe('out');
    expect(view(out, true)).toBe('reveal');
  });

  it('announces a requested pause until it begins or is cancelled', () => {
    const armed = play(start, question(), on('quiz:pause_armed', { quiz_id: 1 }));
    expect(armed.pauseArmed).toBe(true);
    const off = on('quiz:pause_disarmed', { quiz_id: 1 });
    expect(reduce(armed, off).pauseArmed).toBeUndefined();
    expect(reduce(armed, on('quiz:paused', { quiz_id: 1 })).pauseArmed).toBeUndefined();
  });

  it('of a held game is the pause after the question has closed', () => {
    const paused = on('quiz:paused', { quiz_id: 1, message: 'sound' });
    expect(view(play(start, question(), paused))).toBe('question');
    const held = play(start, question(), reveal(), paused);
    expect([view(held), held.message]).toEqual(['paused', 'sound']);
    const goesOn = reduce(held, on('quiz:resumed', { quiz_id: 1 }));
    expect([view(goesOn), goesOn.message]).toEqual(['reveal', undefined]);
  });
});

describe('the scene', () => {
  const phone = { width: 390, height: 844 };
  const sceneFor = (game: Game, viewport = phone) =>
    sceneOf(game, screenOf(game), viewOf(game, screenOf(game), false), viewport, AT + 10_400);

  it('shows the own light in the state of the own answer', () => {
    const light = (...more: Happening[]) => sceneFor(play(start, question(), ...more)).mine?.light;
    const tap: Happening = { kind: 'tap', option: 0 };
    expect(light()).toBe('present');
    expect(light(tap)).toBe('sending');
    expect(light(tap, { kind: 'link', link: 'lost' })).toBe('lost');
    const accepted = on('quiz:answer_accepted', { question_id: 71, selected_option: 0 });
    expect(light(tap, accepted)).toBe('answered');
  });

  it('gathers the lights by option once the server has sent the counts', () => {
    expect(sceneFor(play(start, question(), reveal())).sorted).toBeUndefined();
    const histogram = [2, 7, 1].map((chosen, id) => ({ id, count: chosen }));
    const told = play(start, question(), reveal({ histogram }));
    expect(sceneFor(told).sorted).toEqual({
      shape: 'strips',
      heaps: [
        { players: 2, right: false },
        { players: 7, right: true },
        { players: 1, right: false },
      ],
      since: 400,
    });
  });

  it('eliminates nobody by a voided question', () => {
    const histogram = [2, 7, 1].map((chosen, id) => ({ id, count: chosen }));
    const voided = on('quiz:question_voided', { quiz_id: 1, question_id: 71, number: 1 });
    const { round } = play(start, question(), reveal({ histogram }), voided);
    expect(round && histogramOf(round)?.every(({ right }) => right)).toBe(true);
  });

  it('leaves a low screen to the question', () => {
    const low = layoutOf('question', { width: 320, height: 640 });
    expect(low.horizon).toBeGreaterThan(layoutOf('question', phone).horizon);
  });

  it('has no place on a low screen for an own light outside the heaps', () => {
    const histogram = [2, 7, 1].map((chosen, id) => ({ id, count: chosen }));
    const low = { width: 320, height: 640 };
    const watched = play(start, question(), reveal({ histogram }));
    expect(sceneFor(watched).mine).toBeDefined();
    expect(sceneFor(watched, low).mine).toBeUndefined();
    const tap: Happening = { kind: 'tap', option: 0 };
    const played = play(start, question(), tap, reveal({ histogram }));
    expect(sceneFor(played, low).mine).toBeDefined();
  });
});
