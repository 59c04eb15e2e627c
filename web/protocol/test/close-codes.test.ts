import { expect, it } from 'vitest';
import { closeCodes } from '../src/generated/gateway.ts';
import { mayReconnect } from '../src/index.ts';

it('only a player whose session has ended does not reconnect', () => {
  const final = Object.values(closeCodes).filter((code) => !mayReconnect(code));
  expect(final).toEqual([closeCodes.session_ended, closeCodes.account_deleted]);
});
