import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mayReconnect, serverCloseCodes } from '../src/index.ts';

const gateway = '../../../realtime-gateway/src/main/java/io/quizcast/gateway/socket';
const table = readFileSync(new URL(`${gateway}/CloseReason.java`, import.meta.url), 'utf8');

it('the codes are exactly those of the gateway', () => {
  const theirs = [...table.matchAll(/^ {2}[A-Z_]+\((\d{4}),/gm)].map(([, code]) => Number(code));
  expect(Object.values(serverCloseCodes).sort()).toEqual(theirs.sort());
});

it('only a player whose session has ended does not reconnect', () => {
  const final = Object.values(serverCloseCodes).filter((code) => !mayReconnect(code));
  expect(final).toEqual([serverCloseCodes.sessionEnded, serverCloseCodes.accountDeleted]);
});
