package io.quizcast.contracts.proof;

import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.rules.AnswerSheet;
import io.quizcast.contracts.game.rules.SeatHashes;
import io.quizcast.contracts.game.rules.proof.Commitment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks a published game: recomputes commitments, answers, survivors, winners and shares. Uses
 * nothing but the two published documents.
 */
public final class ProofCheck {
  private final ProofBundle bundle;
  private final Map<Long, ProofAnswers.Sheet> sheets = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final BitSet in;
  private final int[] score;
  private final long[] timeMs;
  private final int[] outOn;
  private int counting;

  /**
   * A violation that the check found.
   *
   * @param part {@code question 3}, {@code settings}, {@code shares}, {@code results} or {@code
   *     bundle}
   */
  public record Finding(String part, String problem) {
    @Override
    public String toString() {
      return part + ": " + problem;
    }
  }

  private ProofCheck(ProofBundle bundle, ProofAnswers answers) {
    this.bundle = bundle;
    answers.sheets().forEach(sheet -> sheets.put(sheet.questionId(), sheet));
    in = new BitSet(bundle.seats());
    in.set(0, bundle.seats());
    for (int seat : bundle.noShows()) {
      in.clear(seat);
    }
    score = new int[bundle.seats()];
    timeMs = new long[bundle.seats()];
    outOn = new int[bundle.seats()];
  }

  /** All violations in the order of the game; empty if the proof holds. */
  public static List<Finding> run(GameProof proof) {
    ProofBundle bundle = proof.bundle();
    if (!bundle.format().equals(ProofBundle.FORMAT)) {
      return List.of(new Finding("bundle", "unknown format " + bundle.format()));
    }
    if (!isWellFormed(bundle)) {
      return List.of(new Finding("bundle", "it names seats that do not exist"));
    }
    return new ProofCheck(bundle, proof.answers()).check(proof.answers());
  }

  private static boolean isWellFormed(ProofBundle b) {
    return b.seats() >= 0
        && b.winners().length == b.shares().length
        && Arrays.stream(b.noShows()).allMatch(seat -> isSeat(b, seat))
        && Arrays.stream(b.unpayable()).allMatch(seat -> isSeat(b, seat))
        && Arrays.stream(b.winners()).allMatch(seat -> isSeat(b, seat))
        && b.removed().stream().allMatch(removal -> isSeat(b, removal.seat()));
  }

  private static boolean isSeat(ProofBundle bundle, int seat) {
    return seat >= 0 && seat < bundle.seats();
  }

  private List<Finding> check(ProofAnswers answers) {
    if (answers.quizId() != bundle.quizId()) {
      findings.add(new Finding("bundle", "the answers are of another quiz"));
    }
    String settings = ProofDigest.settings(bundle.quizId(), bundle.settings());
    expect(settings.equals(bundle.settingsHash()), "settings", "they do not match their hash");
    int number = 0;
    for (ProofBundle.Question question : bundle.questions()) {
      number++;
      if (question.number() != number) {
        find(question, "it is out of order, at position " + number);
      }
      remove(question.number());
      check(question);
    }
    remove(Integer.MAX_VALUE);
    winners();
    shares();
    results();
    String digest = ProofDigest.bundle(bundle);
    expect(digest.equals(bundle.digest()), "bundle", "it does not match its digest");
    return List.copyOf(findings);
  }

  private void remove(int number) {
    for (ProofBundle.Removal removal : bundle.removed()) {
      if (removal.fromQuestion() <= number && in.get(removal.seat())) {
        in.clear(removal.seat());
        outOn[removal.seat()] = removal.fromQuestion();
      }
    }
  }

  private void check(ProofBundle.Question question) {
    expect(
        ProofDigest.question(question).equals(question.digest()),
        part(question),
        "it does not match its digest");
    Integer right = question.rightOption();
    if (right == null) {
      expect(question.voided(), part(question), "it has no verdict and was not voided");
      return;
    }
    String commitment = question.commitment();
    expect(
        commitment != null
            && Commitment.isKept(
                commitment, bundle.quizId(), question.questionId(), right, question.nonce()),
        part(question),
        "right option and nonce do not match the commitment");
    ProofAnswers.Sheet sheet = sheets.get(question.questionId());
    if (sheet == null) {
      find(question, "its answers are missing");
    } else if (sheet.options().length != bundle.seats()
        || sheet.elapsedMs().length != bundle.seats()) {
      find(question, "its answers are not those of " + bundle.seats() + " seats");
    } else {
      judge(question, right, sheet);
    }
  }

  private void judge(ProofBundle.Question question, int right, ProofAnswers.Sheet sheet) {
    int[] options = new int[bundle.seats()];
    for (int seat = 0; seat < options.length; seat++) {
      Integer option = sheet.options()[seat];
      options[seat] = option == null ? AnswerSheet.NONE : option;
    }
    expect(
        SeatHashes.answersHash(options, sheet.elapsedMs()).equals(question.answersHash()),
        part(question),
        "the answers do not match their hash");
    GameSettings settings = bundle.settings();
    int allowedMs = question.timeLimitSec() * 1_000 + settings.lateGraceMs();
    BitSet passed = new BitSet(bundle.seats());
    in.stream()
        .filter(seat -> options[seat] == right && sheet.elapsedMs()[seat] <= allowedMs)
        .forEach(passed::set);
    expect(
        Objects.equals(question.inPlay(), in.cardinality()),
        part(question),
        in.cardinality() + " seats could answer, not " + question.inPlay());
    expect(
        Objects.equals(question.passed(), passed.cardinality())
            && SeatHashes.playersHash(passed.stream().toArray()).equals(question.playersHash()),
        part(question),
        "the survivors do not follow from the answers");
    if (question.voided()) {
      return;
    }
    counting++;
    in.stream()
        .forEach(
            seat -> {
              boolean silent = options[seat] == AnswerSheet.NONE;
              timeMs[seat] += silent ? allowedMs : sheet.elapsedMs()[seat];
              if (passed.get(seat)) {
                score[seat]++;
              } else {
                outOn[seat] = question.number();
              }
            });
    in.and(passed);
  }

  private void winners() {
    BitSet expected = new BitSet(bundle.seats());
    if (counting > 0) {
      expected.or(in);
    }
    for (int seat : bundle.unpayable()) {
      expect(expected.get(seat), "winners", "seat " + seat + " is unpayable but did not survive");
      expected.clear(seat);
    }
    expect(
        Arrays.equals(expected.stream().toArray(), bundle.winners()),
        "winners",
        "they are not the survivors of the last question");
  }

  /**
   * The larger shares go to the players with the shorter answer times. The order of equal times is
   * not public.
   */
  private void shares() {
    long[] shares = bundle.shares();
    if (shares.length == 0) {
      return;
    }
    long fund = bundle.settings().prizeFund();
    long least = fund / shares.length;
    boolean isSplit = Arrays.stream(shares).allMatch(share -> share == least || share == least + 1);
    expect(
        isSplit && Arrays.stream(shares).sum() == fund,
        "shares",
        "they do not split the fund of " + fund);
    long slowest = Long.MIN_VALUE;
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < shares.length; i++) {
      long time = timeMs[bundle.winners()[i]];
      if (shares[i] > least) {
        slowest = Math.max(slowest, time);
      } else {
        fastest = Math.min(fastest, time);
      }
    }
    expect(slowest <= fastest, "shares", "a larger share went to a slower winner");
  }

  private void results() {
    Map<Integer, Long> shares = new HashMap<>();
    for (int i = 0; i < bundle.winners().length; i++) {
      shares.put(bundle.winners()[i], bundle.shares()[i]);
    }
    int asked = bundle.questions().size();
    BitSet absent = new BitSet();
    Arrays.stream(bundle.noShows()).forEach(absent::set);
    List<Integer> order = new ArrayList<>();
    for (int seat = 0; seat < bundle.seats(); seat++) {
      if (!absent.get(seat)) {
        order.add(seat);
      }
    }
    order.sort(
        Comparator.<Integer>comparingInt(seat -> -score[seat])
            .thenComparingLong(seat -> timeMs[seat]));
    List<SeatResult> results = new ArrayList<>();
    int rank = 0;
    Integer before = null;
    for (int i = 0; i < order.size(); i++) {
      int seat = order.get(i);
      if (!isTie(before, seat)) {
        rank = i + 1;
      }
      before = seat;
      int out = outOn[seat] == 0 ? 0 : Math.min(outOn[seat], Math.max(1, asked));
      results.add(new SeatResult(seat, score[seat], rank, shares.getOrDefault(seat, 0L), out));
    }
    results.sort(Comparator.comparingInt(SeatResult::seat));
    expect(
        ProofDigest.results(results).equals(bundle.resultsHash()),
        "results",
        "scores, ranks and shares do not match their hash");
  }

  private boolean isTie(@Nullable Integer one, int other) {
    return one != null && score[one] == score[other] && timeMs[one] == timeMs[other];
  }

  private static String part(ProofBundle.Question question) {
    return "question " + question.number();
  }

  private void find(ProofBundle.Question question, String problem) {
    findings.add(new Finding(part(question), problem));
  }

  private void expect(boolean holds, String part, String problem) {
    if (!holds) {
      findings.add(new Finding(part, problem));
    }
  }
}
