import { readFileSync } from 'node:fs';
import { type ProofAnswers, type ProofBundle, proof } from '@quizcast/protocol';
import { describe, expect, it } from 'vitest';
import { check, type Place } from '../src/proof/check.ts';

/** The published game from the tests of the server's checker. */
const golden = new URL('../../../contracts/src/test/resources/golden/', import.meta.url);
const text = (name: string) => readFileSync(new URL(name, golden), 'utf8');

// biome-ignore lint/suspicious/noExplicitAny: a tampered record may have any value anywhere
type Loose = any;

function read(bundle: unknown, answers: unknown): [ProofBundle, ProofAnswers] {
  if (!proof.bundle(bundle) || !proof.answers(answers)) throw new Error('Not a proof');
  return [bundle, answers];
}

async function tampered(change: (bundle: Loose, answers: Loose) => void): Promise<Place[]> {
  const bundle = JSON.parse(text('proof.json'));
  const answers = JSON.parse(text('proof-answers.json'));
  change(bundle, answers);
  return (await check(...read(bundle, answers))).findings.map(({ place }) => place);
}

it('the golden game is valid, round by round', async () => {
  const { findings, rounds } = await check(
    ...read(JSON.parse(text('proof.json')), JSON.parse(text('proof-answers.json'))),
  );
  expect(findings).toEqual([]);
  expect(rounds.map(({ inPlay, passed, voided }) => [inPlay, passed, voided])).toEqual([
    [9, 6, false],
    [5, 5, false],
    [5, 5, true],
    [5, 5, true],
    [5, 3, false],
  ]);
});

describe('tampering is located', () => {
  it.each<[what: string, place: Place, change: (bundle: Loose, answers: Loose) => void]>([
    ['right option', 1, (b) => Object.assign(b.questions[0], { right_option: 2 })],
    ['nonce', 2, (b) => Object.assign(b.questions[1], { nonce: 'cd'.repeat(32) })],
    ['one answer', 1, (_, a) => a.sheets[0].options.splice(6, 1, 1)],
    ['elapsed time', 5, (_, a) => a.sheets[3].elapsed_ms.splice(1, 1, 899)],
    ['survivor', 5, (b) => Object.assign(b.questions[4], { passed: 4 })],
    ['share', 'shares', (b) => b.shares.splice(0, 1, 501)],
    ['order', 2, (b) => b.questions.splice(0, 2, b.questions[1], b.questions[0])],
    ['missing seat', 3, (_, a) => a.sheets[2].options.pop()],
    ['setting', 'settings', (b) => Object.assign(b.settings, { late_grace_ms: 501 })],
    ['hash', 3, (b) => Object.assign(b.questions[2], { answers_hash: '0'.repeat(64) })],
    ['winner', 'winners', (b) => b.winners.splice(1, 1, 4)],
    ['results', 'results', (b) => Object.assign(b, { results_hash: '0'.repeat(64) })],
    ['no-show', 1, (b) => b.no_shows.pop()],
    ['hash of the log', 'bundle', (b) => Object.assign(b, { logged_results_hash: 'x' })],
  ])('%s', async (_what, place, change) => {
    expect(await tampered(change)).toContain(place);
  });
});

it('every changed digit of the bundle is detected', async () => {
  const bundle = text('proof.json');
  const answers = JSON.parse(text('proof-answers.json'));
  for (const { 0: digit, index } of bundle.matchAll(/\d/g)) {
    const other = digit === '9' ? '8' : String(Number(digit) + 1);
    const changed = JSON.parse(bundle.slice(0, index) + other + bundle.slice(index + 1));
    // An unknown format is refused before anything is checked.
    const found = proof.bundle(changed) ? (await check(...read(changed, answers))).findings : [1];
    expect(found.length, `digit at ${index}`).toBeGreaterThan(0);
  }
});
