package io.quizcast.quiz.game.results;

import io.quizcast.contracts.game.EliminationReason;
import io.quizcast.contracts.game.rules.AnswerSheet;
import io.quizcast.contracts.game.rules.GameFacts;
import io.quizcast.contracts.game.rules.Players;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The judged answers to one question in columns, as rows for {@code user_answers}. The arrays are
 * not copied, so callers must not change them.
 *
 * @param options chosen options; -1 for a missing answer
 * @param reasons elimination reasons; null for players who stayed in
 */
public record JudgedAnswers(
    long quizId,
    long questionId,
    long[] users,
    int[] options,
    boolean[] right,
    int[] elapsedMs,
    @Nullable String[] reasons) {

  private static final int SILENT = -1;

  /** Number of players who stayed in. */
  long passed() {
    return Arrays.stream(reasons).filter(Objects::isNull).count();
  }

  /**
   * @param facts state right after the verdict on the question was applied
   */
  public static JudgedAnswers of(GameFacts facts, long questionId, int number) {
    AnswerSheet sheet = facts.sheet();
    if (sheet == null) {
      throw new IllegalStateException("nothing was asked");
    }
    Players players = facts.players();
    int size = players.size();
    long[] users = new long[size];
    int[] options = new int[size];
    boolean[] right = new boolean[size];
    int[] elapsed = new int[size];
    @Nullable String[] reasons = new @Nullable String[size];
    int count = 0;
    for (int seat = 0; seat < size; seat++) {
      boolean outNow = players.isOut(seat) && players.outAt(seat) == number;
      boolean removed = outNow && players.reason(seat) == EliminationReason.REMOVED;
      if (players.isIn(seat) || (outNow && !removed) || (removed && sheet.has(seat))) {
        users[count] = players.userId(seat);
        options[count] = sheet.has(seat) ? sheet.option(seat) : SILENT;
        right[count] = !outNow;
        elapsed[count] = sheet.elapsedMs(seat);
        reasons[count] = outNow ? players.reason(seat).wire() : null;
        count++;
      }
    }
    return new JudgedAnswers(
        facts.quizId(),
        questionId,
        Arrays.copyOf(users, count),
        Arrays.copyOf(options, count),
        Arrays.copyOf(right, count),
        Arrays.copyOf(elapsed, count),
        Arrays.copyOf(reasons, count));
  }
}
