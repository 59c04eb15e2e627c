import type { ProofAnswers, ProofBundle, ProofQuestion, ProofSheet } from '@quizcast/protocol';
import { commitmentOf, digestOf, type SeatResult } from './digest.ts';

/** The location of a violation: the number of a question, or a part of the bundle. */
export type Place = number | 'bundle' | 'settings' | 'winners' | 'shares' | 'results';

/** The description of the violation. */
export type Problem =
  | 'answers-absent'
  | 'answers-hash'
  | 'commitment'
  | 'digest'
  | 'hash'
  | 'in-play'
  | 'no-verdict'
  | 'order'
  | 'other-quiz'
  | 'seats'
  | 'survivors'
  | 'split'
  | 'slower-winner'
  | 'not-survivors';

export interface Finding {
  readonly place: Place;
  readonly problem: Problem;
}

/** The result computed from the answers of one question. */
export interface Round {
  readonly number: number;
  readonly voided: boolean;
  readonly inPlay: number;
  readonly passed: number;
}

export interface Checked {
  readonly findings: readonly Finding[];
  readonly rounds: readonly Round[];
}

/**
 * Checks a published game: recomputes commitments, answers, survivors, winners and shares. It uses
 * only the two documents and the same rules as the server's checker.
 */
export async function check(bundle: ProofBundle, answers: ProofAnswers): Promise<Checked> {
  if (!isWellFormed(bundle))
    return { findings: [{ place: 'bundle', problem: 'seats' }], rounds: [] };
  return new Check(bundle, answers).run();
}

function isWellFormed(bundle: ProofBundle): boolean {
  const { seats, no_shows, unpayable, winners, removed, shares } = bundle;
  const named = [...no_shows, ...unpayable, ...winners, ...removed.map(({ seat }) => seat)];
  return (
    Number.isInteger(seats) &&
    winners.length === shares.length &&
    named.every((seat) => Number.isInteger(seat) && seat >= 0 && seat < seats)
  );
}

class Check {
  readonly #bundle: ProofBundle;
  readonly #answers: ProofAnswers;
  readonly #sheets: ReadonlyMap<number, ProofSheet>;
  readonly #findings: Finding[] = [];
  readonly #rounds: Round[] = [];
  readonly #score: number[];
  readonly #timeMs: number[];
  readonly #outOn: number[];
  #in: number[];
  #counting = 0;

  constructor(bundle: ProofBundle, answers: ProofAnswers) {
    this.#bundle = bundle;
    this.#answers = answers;
    this.#sheets = new Map(answers.sheets.map((sheet) => [sheet.question_id, sheet]));
    const absent = new Set(bundle.no_shows);
    this.#in = Array.from({ length: bundle.seats }, (_, seat) => seat).filter(
      (seat) => !absent.has(seat),
    );
    const zeros = () => Array.from({ length: bundle.seats }, () => 0);
    this.#score = zeros();
    this.#timeMs = zeros();
    this.#outOn = zeros();
  }

  async run(): Promise<Checked> {
    const bundle = this.#bundle;
    this.#expect(this.#answers.quiz_id === bundle.quiz_id, 'bundle', 'other-quiz');
    const settings = await digestOf.settings(bundle.quiz_id, bundle.settings);
    this.#expect(settings === bundle.settings_hash, 'settings', 'hash');
    for (const [place, question] of bundle.questions.entries()) {
      this.#expect(question.number === place + 1, question.number, 'order');
      this.#remove(question.number);
      await this.#question(question);
    }
    this.#remove(Number.MAX_SAFE_INTEGER);
    this.#winners();
    this.#shares();
    const results = await digestOf.results(this.#results());
    this.#expect(results === bundle.results_hash, 'results', 'hash');
    this.#expect((await digestOf.bundle(bundle)) === bundle.digest, 'bundle', 'digest');
    return { findings: this.#findings, rounds: this.#rounds };
  }

  #remove(number: number): void {
    for (const { seat, from_question } of this.#bundle.removed) {
      if (from_question > number || !this.#in.includes(seat)) continue;
      this.#in = this.#in.filter((one) => one !== seat);
      this.#outOn[seat] = from_question;
    }
  }

  async #question(question: ProofQuestion): Promise<void> {
    const { number, right_option: right, nonce, commitment } = question;
    this.#expect((await digestOf.question(question)) === question.digest, number, 'digest');
    if (right === undefined) {
      this.#expect(question.voided, number, 'no-verdict');
      this.#rounds.push({
        number,
        voided: true,
        inPlay: this.#in.length,
        passed: this.#in.length,
      });
      return;
    }
    const { quiz_id, seats } = this.#bundle;
    const kept =
      nonce !== undefined &&
      /^[0-9a-f]{64}$/.test(nonce) &&
      (await commitmentOf(quiz_id, question.question_id, right, nonce)) === commitment;
    this.#expect(kept, number, 'commitment');
    const sheet = this.#sheets.get(question.question_id);
    if (sheet === undefined) this.#find(number, 'answers-absent');
    else if (sheet.options.length !== seats || sheet.elapsed_ms.length !== seats) {
      this.#find(number, 'seats');
    } else await this.#judge(question, right, sheet);
  }

  async #judge(question: ProofQuestion, right: number, sheet: ProofSheet): Promise<void> {
    const { number, voided } = question;
    const hash = await digestOf.answers(sheet.options, sheet.elapsed_ms);
    this.#expect(hash === question.answers_hash, number, 'answers-hash');
    const allowedMs = question.time_limit_sec * 1_000 + this.#bundle.settings.late_grace_ms;
    const elapsed = (seat: number) => sheet.elapsed_ms[seat] ?? 0;
    const before = this.#in;
    const passed = before.filter(
      (seat) => sheet.options[seat] === right && elapsed(seat) <= allowedMs,
    );
    this.#expect(question.in_play === before.length, number, 'in-play');
    const survivors = await digestOf.players(passed);
    this.#expect(
      question.passed === passed.length && survivors === question.players_hash,
      number,
      'survivors',
    );
    this.#rounds.push({
      number,
      voided,
      inPlay: before.length,
      passed: voided ? before.length : passed.length,
    });
    if (voided) return;
    this.#counting += 1;
    const going = new Set(passed);
    for (const seat of before) {
      const silent = sheet.options[seat] === null;
      add(this.#timeMs, seat, silent ? allowedMs : elapsed(seat));
      if (going.has(seat)) add(this.#score, seat, 1);
      else this.#outOn[seat] = number;
    }
    this.#in = passed;
  }

  #winners(): void {
    const { unpayable, winners } = this.#bundle;
    const survived = new Set(this.#counting > 0 ? this.#in : []);
    for (const seat of unpayable) {
      this.#expect(survived.delete(seat), 'winners', 'not-survivors');
    }
    this.#expect([...survived].join() === winners.join(), 'winners', 'not-survivors');
  }

  /**
   * The larger shares go to the players with the shorter times. The order of equal times is not
   * public.
   */
  #shares(): void {
    const { shares, winners, settings } = this.#bundle;
    if (shares.length === 0) return;
    const fund = settings.prize_fund;
    const least = Math.floor(fund / shares.length);
    const even = shares.every((share) => share === least || share === least + 1);
    const sum = shares.reduce((whole, share) => whole + share, 0);
    this.#expect(even && sum === fund, 'shares', 'split');
    const times = (larger: boolean) =>
      winners.flatMap((seat, place) =>
        (shares[place] ?? 0) > least === larger ? [this.#timeMs[seat] ?? 0] : [],
      );
    const slowest = times(true).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const fastest = times(false).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    this.#expect(slowest <= fastest, 'shares', 'slower-winner');
  }

  #results(): SeatResult[] {
    const { winners, shares, no_shows, questions, seats } = this.#bundle;
    const share = new Map(winners.map((seat, place) => [seat, shares[place] ?? 0]));
    const absent = new Set(no_shows);
    const score = (seat: number) => this.#score[seat] ?? 0;
    const time = (seat: number) => this.#timeMs[seat] ?? 0;
    const order = Array.from({ length: seats }, (_, seat) => seat)
      .filter((seat) => !absent.has(seat))
      .sort((a, b) => score(b) - score(a) || time(a) - time(b) || a - b);
    let rank = 0;
    return order
      .map((seat, place) => {
        const before = order[place - 1];
        const tie =
          before !== undefined && score(before) === score(seat) && time(before) === time(seat);
        if (!tie) rank = place + 1;
        const out = this.#outOn[seat] ?? 0;
        return {
          seat,
          score: score(seat),
          rank,
          share: share.get(seat) ?? 0,
          outOn: out === 0 ? 0 : Math.min(out, Math.max(1, questions.length)),
        };
      })
      .sort((a, b) => a.seat - b.seat);
  }

  #expect(holds: boolean, place: Place, problem: Problem): void {
    if (!holds) this.#find(place, problem);
  }

  #find(place: Place, problem: Problem): void {
    this.#findings.push({ place, problem });
  }
}

function add(column: number[], seat: number, more: number): void {
  column[seat] = (column[seat] ?? 0) + more;
}
