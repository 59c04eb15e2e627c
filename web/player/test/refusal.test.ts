import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { toldRefusal } from '../src/game/refusal.ts';

const view = '../../../realtime-gateway/src/main/java/io/quizcast/gateway/view';
const texts = readFileSync(new URL(`${view}/WireTexts.java`, import.meta.url), 'utf8');
/** Every error text that the gateway sends in a game. */
const sent = [...texts.matchAll(/(?:= |answer\(\s*|ready\(|_error", )"([a-z][^"]+)"/gi)].map(
  ([, text = '']) => text,
);

it.each([
  ['banned', 'you have been banned'],
  ['noQuiz', 'active quiz state not found'],
  ['notCurrent', 'received answer for non-current'],
  ['unsaved', 'failed to save user answer'],
  ['unsaved', 'failed to save ready status'],
  ['unsaved', 'failed to load quiz'],
  ['noState', 'Failed to get current state'],
])('%s is told of “%s…”', (reason, beginning) => {
  const text = sent.find((one) => one.startsWith(beginning));
  expect(toldRefusal(text ?? 'not sent at all')).toBe(reason);
});

it('an unknown refusal shows the server’s text', () => {
  expect(toldRefusal('something new')).toBeUndefined();
});
