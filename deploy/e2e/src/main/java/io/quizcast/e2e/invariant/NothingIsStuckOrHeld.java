package io.quizcast.e2e.invariant;

import io.quizcast.e2e.invariant.trace.GameTrace;
import io.quizcast.swarm.game.PlayerStory;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that the game has ended for everybody: the players were told so, the quiz row says so, and
 * no operator has to act.
 */
final class NothingIsStuckOrHeld implements Invariant {

  @Override
  public String statement() {
    return "the game ends for everybody; nothing is stuck or held";
  }

  @Override
  public List<String> violations(GameTrace trace) throws SQLException {
    List<String> violations = new ArrayList<>();
    trace.stories().stream()
        .filter(story -> !story.sawResults())
        .map(PlayerStory::name)
        .forEach(name -> violations.add(name + " never heard of the results"));
    String sql = "SELECT status, held_reason FROM quizzes WHERE id = ?";
    try (PreparedStatement statement = trace.evidence().database().prepareStatement(sql)) {
      statement.setLong(1, trace.quizId());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next() || !"completed".equals(row.getString(1)) || row.getString(2) != null) {
          violations.add(
              "the quiz is not completed: %s, held: %s"
                  .formatted(row.getString(1), row.getString(2)));
        }
      }
    }
    return violations;
  }
}
