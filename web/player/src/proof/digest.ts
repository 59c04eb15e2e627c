import type { ProofBundle, ProofQuestion, ProofSettings } from '@quizcast/protocol';

type Word = string | number | boolean | undefined;

/** The value that stands for a missing answer in the hashed columns. */
const NO_ANSWER = -(2 ** 31);

/** The result of one seat. The share is 0 for a loser, and `outOn` is 0 for a survivor. */
export interface SeatResult {
  readonly seat: number;
  readonly score: number;
  readonly rank: number;
  readonly share: number;
  readonly outOn: number;
}

/**
 * Hashes of the parts of a proof bundle as described in docs/fairness.md: lines of words separated
 * by single spaces, each line with a final newline, `-` for an absent field.
 */
export const digestOf = {
  settings: (quizId: number, s: ProofSettings) =>
    hash(
      line(
        'settings',
        quizId,
        s.rules_version,
        s.planned_questions,
        s.prize_fund,
        s.finish_on_zero_players,
        s.late_grace_ms,
        s.hard_close_slack_ms,
        s.gateway_silence_ms,
        s.first_question_delay_ms,
        s.between_questions_ms,
        s.finish_delay_ms,
        s.reveal_ms,
      ),
    ),
  question: (q: ProofQuestion) =>
    hash(
      line(
        'question',
        q.number,
        q.question_id,
        q.time_limit_sec,
        q.voided,
        q.commitment,
        q.nonce,
        q.right_option,
        q.in_play,
        q.passed,
        q.answers_hash,
        q.players_hash,
      ),
    ),
  results: (results: readonly SeatResult[]) =>
    hash(results.map((r) => line(r.seat, r.score, r.rank, r.share, r.outOn)).join('')),
  bundle: (b: ProofBundle) =>
    hash(
      [
        line(b.format, b.quiz_id, b.settings_hash, b.seats),
        line('no_shows', ...b.no_shows),
        ...b.removed.map(({ seat, from_question }) => line('removed', seat, from_question)),
        line('unpayable', ...b.unpayable),
        ...b.questions.map(({ digest }) => line('question', digest)),
        line('winners', ...b.winners),
        line('shares', ...b.shares),
        line('results', b.results_hash, b.logged_results_hash),
      ].join(''),
    ),
  /** First the options of all seats and then their milliseconds, four bytes each. */
  answers: (options: readonly (number | null)[], elapsedMs: readonly number[]) =>
    sha256(integers([...options.map((option) => option ?? NO_ANSWER), ...elapsedMs])),
  players: (seats: readonly number[]) => sha256(integers(seats)),
};

/** The commitment to a right option: it does not reveal the option, and the option cannot be
 * changed afterwards. */
export function commitmentOf(
  quizId: number,
  questionId: number,
  rightOption: number,
  nonce: string,
): Promise<string> {
  const head = ascii(`quizcast-answer-1\0${quizId}\0${questionId}\0${rightOption}\0`);
  const random = Uint8Array.from(nonce.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const bytes = new Uint8Array(head.length + random.length);
  bytes.set(head);
  bytes.set(random, head.length);
  return sha256(bytes);
}

function line(...words: readonly Word[]): string {
  return `${words.map((word) => word ?? '-').join(' ')}\n`;
}

function hash(text: string): Promise<string> {
  return sha256(ascii(text));
}

function ascii(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function integers(values: readonly number[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, place) => {
    view.setInt32(place * 4, value);
  });
  return new Uint8Array(view.buffer);
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
