import { ApiError } from '@quizcast/connection';
import type { Payout, StepOutcome } from '@quizcast/protocol';
import { describe, expect, it } from 'vitest';
import { leadsOn, move } from '../src/payouts/step.ts';

const payout = (quiz_id: number, user_id: number, changes: Partial<Payout> = {}): Payout => ({
  quiz_id,
  user_id,
  username: `player ${user_id}`,
  amount: 100,
  status: 'PENDING',
  profile_complete: true,
  since: '2026-11-23T18:05:00Z',
  ...changes,
});

it.each([
  ['approve', 'PENDING', true, true],
  ['approve', 'HELD', true, true],
  ['approve', 'APPROVED', true, false],
  ['approve', 'PENDING', false, false],
  ['hold', 'PENDING', false, true],
  ['hold', 'APPROVED', true, true],
  ['hold', 'HELD', true, false],
  ['pay', 'PENDING', true, false],
  ['pay', 'APPROVED', true, true],
  ['pay', 'APPROVED', false, false],
  ['pay', 'PAID', true, false],
] as const)('%s from %s, with a profile %s: %s', (step, status, profile_complete, leads) => {
  expect(leadsOn(step, payout(1, 1, { status, profile_complete }))).toBe(leads);
});

describe('applying a step', () => {
  it('sends one request for each quiz and adds up the results', async () => {
    const asked: unknown[] = [];
    const held = { user_id: 2, error_type: 'held_before', error: 'held and released' };
    const moved = await move([payout(7, 1), payout(8, 3), payout(7, 2)], (...wish) => {
      asked.push(wish);
      const refused = wish[0] === 7 ? [held] : [];
      return Promise.resolve<StepOutcome>({ done: wish[1].length - refused.length, refused });
    });
    expect(asked).toEqual([
      [7, [1, 2]],
      [8, [3]],
    ]);
    expect(moved.done).toBe(2);
    expect(moved.stopped).toEqual([
      { payout: payout(7, 2), type: 'held_before', message: 'held and released' },
    ]);
  });

  it('continues with the next quiz when all payouts of one are refused', async () => {
    const moved = await move([payout(7, 1), payout(7, 2), payout(8, 3)], (quizId) =>
      quizId === 7
        ? Promise.reject(new ApiError(409, 'this payout is paid', 'conflict'))
        : Promise.resolve({ done: 1, refused: [] }),
    );
    expect(moved.done).toBe(1);
    expect(moved.stopped.map(({ payout, type }) => [payout.user_id, type])).toEqual([
      [1, 'conflict'],
      [2, undefined],
    ]);
  });

  it('stops at an error', async () => {
    const asked: number[] = [];
    const fault = new ApiError(503, 'busy', 'unavailable');
    const moving = move([payout(7, 1), payout(8, 3)], (quizId) => {
      asked.push(quizId);
      return Promise.reject(fault);
    });
    await expect(moving).rejects.toBe(fault);
    expect(asked).toEqual([7]);
  });
});
