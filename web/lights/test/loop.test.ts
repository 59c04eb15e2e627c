import { describe, expect, it } from 'vitest';
import { type Clock, FULL, Loop, NO_GLOW, type Pace, STILL } from '../src/field/loop.ts';

/** A clock that the test advances. */
class FakeClock implements Clock {
  time = 0;
  #frames: (() => void)[] = [];

  now() {
    return this.time;
  }

  request(frame: () => void) {
    this.#frames.push(frame);
    return this.#frames.length;
  }

  cancel() {
    this.#frames = [];
  }

  get waiting() {
    return this.#frames.length;
  }

  /** One frame of the screen. */
  frame(ms = 16) {
    this.time += ms;
    const due = this.#frames;
    this.#frames = [];
    for (const frame of due) frame();
  }
}

function loopOf(draw: (elapsed: number, effort: number) => Pace, budget = 4) {
  const clock = new FakeClock();
  return { clock, loop: new Loop(clock, budget, draw) };
}

describe('the loop', () => {
  it('stops by itself when nothing moves, and restarts for a change', () => {
    let drawn = 0;
    const { clock, loop } = loopOf(() => {
      drawn += 1;
      return drawn % 3 === 0 ? 'still' : 'quick';
    });
    loop.wake();
    loop.wake();
    for (let frame = 0; frame < 10; frame += 1) clock.frame();
    expect([drawn, clock.waiting, loop.running]).toEqual([3, 0, false]);
    loop.wake();
    clock.frame();
    expect(drawn).toBe(4);
  });

  it('passes the time between frames, without a jump after a pause', () => {
    const told: number[] = [];
    const { clock, loop } = loopOf((elapsed) => {
      told.push(elapsed);
      return 'quick';
    });
    loop.wake();
    clock.frame();
    clock.frame(16);
    clock.frame(5_000);
    loop.pause(true);
    clock.frame(5_000);
    loop.pause(false);
    clock.frame(16);
    expect(told).toEqual([0, 16, 100, 0]);
  });

  it('draws slow movement at half the frame rate', () => {
    let drawn = 0;
    const { clock, loop } = loopOf(() => {
      drawn += 1;
      return 'calm';
    });
    loop.wake();
    for (let frame = 0; frame < 60; frame += 1) clock.frame();
    expect(drawn).toBe(30);
  });

  it('draws nothing while it is not visible', () => {
    let drawn = 0;
    const { clock, loop } = loopOf(() => {
      drawn += 1;
      return 'quick';
    });
    loop.pause(true);
    loop.wake();
    clock.frame();
    expect([drawn, loop.running]).toEqual([0, false]);
  });

  it('reduces the detail after thirty consecutive slow frames, down to still pictures', () => {
    const clock = new FakeClock();
    const loop = new Loop(clock, 4, () => {
      clock.time += 6;
      return 'quick';
    });
    loop.wake();
    for (let frame = 0; frame < 29; frame += 1) clock.frame();
    expect(loop.effort).toBe(FULL);
    clock.frame();
    expect(loop.effort).toBe(NO_GLOW);
    for (let frame = 0; frame < 90; frame += 1) clock.frame();
    expect(loop.effort).toBe(STILL);
  });

  it('ignores single slow frames', () => {
    const clock = new FakeClock();
    let frame = 0;
    const loop = new Loop(clock, 4, () => {
      frame += 1;
      clock.time += frame % 20 === 0 ? 1 : 6;
      return 'quick';
    });
    loop.wake();
    for (let at = 0; at < 200; at += 1) clock.frame();
    expect(loop.effort).toBe(FULL);
  });
});
