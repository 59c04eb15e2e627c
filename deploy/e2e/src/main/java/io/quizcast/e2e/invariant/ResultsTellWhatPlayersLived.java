package io.quizcast.e2e.invariant;

import io.quizcast.e2e.invariant.trace.GameTrace;
import io.quizcast.e2e.invariant.trace.ResultRow;
import io.quizcast.swarm.game.PlayerStory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks that a result row says eliminated, and at which question, if and only if the player was
 * told so.
 */
final class ResultsTellWhatPlayersLived implements Invariant {

  @Override
  public String statement() {
    return "results say what the players saw";
  }

  @Override
  public List<String> violations(GameTrace trace) throws SQLException {
    Map<Long, ResultRow> rows = ResultRow.of(trace);
    List<String> violations = new ArrayList<>();
    for (PlayerStory story : trace.stories()) {
      if (!story.sawResults() || story.spectator()) {
        continue;
      }
      ResultRow row = rows.get(story.userId());
      PlayerStory.Out out = story.out();
      if (row == null) {
        violations.add(story.name() + " played and has no result");
      } else if (row.eliminated() != (out != null)) {
        violations.add(
            "%s: result says %s, the player was told %s"
                .formatted(
                    story.name(), row.eliminated() ? "out" : "in", out == null ? "in" : out));
      } else if (out != null
          && story.closeCodes().isEmpty()
          && row.onQuestion() != out.questionNumber()) {
        violations.add(
            "%s: result says out at %d, the player was told at %d"
                .formatted(story.name(), row.onQuestion(), out.questionNumber()));
      }
    }
    return violations;
  }
}
