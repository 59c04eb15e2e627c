package io.quizcast.e2e.invariant;

import io.quizcast.swarm.game.PlayerStory;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A player's result row says out, and in which question, exactly if he was told so. */
final class ResultsTellWhatPlayersLived implements Invariant {

  @Override
  public String sentence() {
    return "results tell what the players lived through";
  }

  @Override
  public List<String> violations(GameTrace trace) throws SQLException {
    record Row(boolean eliminated, int onQuestion) {}
    Map<Long, Row> rows = new HashMap<>();
    String sql =
        "SELECT user_id, is_eliminated, coalesce(eliminated_on_question, 0) FROM results"
            + " WHERE quiz_id = ?";
    try (PreparedStatement statement = trace.evidence().database().prepareStatement(sql)) {
      statement.setLong(1, trace.quizId());
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          rows.put(found.getLong(1), new Row(found.getBoolean(2), found.getInt(3)));
        }
      }
    }
    List<String> violations = new ArrayList<>();
    for (PlayerStory story : trace.stories()) {
      if (!story.sawResults() || story.spectator()) {
        continue;
      }
      Row row = rows.get(story.userId());
      PlayerStory.Out out = story.out();
      if (row == null) {
        violations.add(story.name() + " played and has no result");
      } else if (row.eliminated() != (out != null)) {
        violations.add(
            "%s: result says %s, he was told %s"
                .formatted(
                    story.name(), row.eliminated() ? "out" : "in", out == null ? "in" : out));
      } else if (out != null
          && story.closeCodes().isEmpty()
          && row.onQuestion() != out.questionNumber()) {
        violations.add(
            "%s: result says out at %d, he was told at %d"
                .formatted(story.name(), row.onQuestion(), out.questionNumber()));
      }
    }
    return violations;
  }
}
