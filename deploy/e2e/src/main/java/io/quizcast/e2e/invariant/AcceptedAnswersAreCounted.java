package io.quizcast.e2e.invariant;

import io.quizcast.e2e.invariant.trace.Evidence;
import io.quizcast.e2e.invariant.trace.GameTrace;
import io.quizcast.swarm.game.AcceptedFile.Promise;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks that every acknowledged answer is in the database with the acknowledged option. */
public final class AcceptedAnswersAreCounted implements Invariant {
  private record Key(long userId, long questionId) {}

  private final boolean exactly;

  /**
   * @param exactly whether an answer in the database without an acknowledgement is a violation too,
   *     as in a game without faults
   */
  public AcceptedAnswersAreCounted(boolean exactly) {
    this.exactly = exactly;
  }

  @Override
  public String statement() {
    return exactly
        ? "acknowledged answers are the recorded answers"
        : "an acknowledged answer is counted";
  }

  @Override
  public List<String> violations(GameTrace trace) throws SQLException {
    Evidence evidence = trace.evidence();
    Map<Key, Integer> recorded = recorded(evidence);
    List<String> violations = new ArrayList<>();
    for (Promise promise : evidence.promises()) {
      Integer option = recorded.remove(new Key(promise.userId(), promise.questionId()));
      if (option == null || option != promise.option()) {
        violations.add(
            "player %d, question %d: told option %d, recorded %s"
                .formatted(
                    promise.userId(),
                    promise.questionId(),
                    promise.option(),
                    option == null ? "nothing" : "option " + option));
      }
    }
    if (exactly) {
      recorded.forEach(
          (key, option) ->
              violations.add(
                  "player %d, question %d: recorded option %d, told nothing"
                      .formatted(key.userId(), key.questionId(), option)));
    }
    return violations;
  }

  private static Map<Key, Integer> recorded(Evidence evidence) throws SQLException {
    String sql =
        "SELECT user_id, question_id, selected_option FROM user_answers"
            + " WHERE quiz_id = ? AND selected_option >= 0";
    Map<Key, Integer> recorded = new HashMap<>();
    try (PreparedStatement statement = evidence.database().prepareStatement(sql)) {
      statement.setLong(1, evidence.quizId());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          recorded.put(new Key(rows.getLong(1), rows.getLong(2)), rows.getInt(3));
        }
      }
    }
    return recorded;
  }
}
