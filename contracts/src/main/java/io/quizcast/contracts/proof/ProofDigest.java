package io.quizcast.contracts.proof;

import io.quizcast.contracts.game.GameSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Hashes over the parts of a proof bundle. Each part is written as lines of ASCII words that are
 * separated by single spaces and end with a newline. Numbers are decimal, booleans are {@code true}
 * or {@code false}, and {@code -} stands for an absent value. docs/fairness.md lists the lines.
 */
public final class ProofDigest {
  private ProofDigest() {}

  static String settings(long quizId, GameSettings s) {
    return sha256(
        line(
            "settings",
            quizId,
            s.rulesVersion(),
            s.plannedQuestions(),
            s.prizeFund(),
            s.finishOnZeroPlayers(),
            s.lateGraceMs(),
            s.hardCloseSlackMs(),
            s.gatewaySilenceMs(),
            s.firstQuestionDelayMs(),
            s.betweenQuestionsMs(),
            s.finishDelayMs(),
            s.revealMs()));
  }

  static String question(ProofBundle.Question q) {
    return sha256(
        line(
            "question",
            q.number(),
            q.questionId(),
            q.timeLimitSec(),
            q.voided(),
            q.commitment(),
            q.nonce(),
            q.rightOption(),
            q.inPlay(),
            q.passed(),
            q.answersHash(),
            q.playersHash()));
  }

  static String results(Iterable<SeatResult> results) {
    StringBuilder lines = new StringBuilder();
    for (SeatResult r : results) {
      lines.append(line(r.seat(), r.score(), r.rank(), r.share(), r.outOn()));
    }
    return sha256(lines.toString());
  }

  static String bundle(ProofBundle b) {
    StringBuilder lines = new StringBuilder();
    lines.append(line(b.format(), b.quizId(), b.settingsHash(), b.seats()));
    lines.append(line("no_shows", numbers(b.noShows())));
    for (ProofBundle.Removal removal : b.removed()) {
      lines.append(line("removed", removal.seat(), removal.fromQuestion()));
    }
    lines.append(line("unpayable", numbers(b.unpayable())));
    for (ProofBundle.Question question : b.questions()) {
      lines.append(line("question", question.digest()));
    }
    lines.append(line("winners", numbers(b.winners())));
    lines.append(line("shares", Arrays.stream(b.shares()).boxed().toArray()));
    lines.append(line("results", b.resultsHash(), b.loggedResultsHash()));
    return sha256(lines.toString());
  }

  private static Object[] numbers(int[] values) {
    return Arrays.stream(values).boxed().toArray();
  }

  private static String line(String head, Object[] rest) {
    StringJoiner words = new StringJoiner(" ", head + (rest.length == 0 ? "" : " "), "\n");
    for (Object word : rest) {
      words.add(word.toString());
    }
    return words.toString();
  }

  private static String line(@Nullable Object... words) {
    StringJoiner joined = new StringJoiner(" ", "", "\n");
    for (Object word : words) {
      joined.add(word == null ? "-" : word.toString());
    }
    return joined.toString();
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
