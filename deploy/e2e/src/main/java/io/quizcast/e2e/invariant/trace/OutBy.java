package io.quizcast.e2e.invariant.trace;

import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.swarm.game.PlayerStory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A player who was eliminated.
 *
 * @param questionId the question that eliminated the player; 0 if unknown
 */
public record OutBy(PlayerStory story, long questionId, int questionNumber, String reason) {

  /**
   * All players who were told of their elimination. A player who reconnected was not told by which
   * question; that is taken from the results.
   */
  public static List<OutBy> of(GameTrace trace) throws SQLException {
    List<PlayerStory> told = trace.stories().stream().filter(s -> s.out() != null).toList();
    boolean someLostTheirSocket = told.stream().anyMatch(OutBy::lostTheSocket);
    Map<Long, ResultRow> rows = someLostTheirSocket ? ResultRow.of(trace) : Map.of();
    Map<Integer, Long> questions = new HashMap<>();
    trace
        .events(QuestionOpened.class)
        .forEach(opened -> questions.put(opened.number(), opened.question().questionId()));
    List<OutBy> outs = new ArrayList<>();
    for (PlayerStory story : told) {
      PlayerStory.Out out = story.out();
      if (out == null) {
        continue;
      }
      if (lostTheSocket(story)) {
        ResultRow row = rows.getOrDefault(story.userId(), ResultRow.NONE);
        long question = questions.getOrDefault(row.onQuestion(), 0L);
        outs.add(new OutBy(story, question, row.onQuestion(), out.reason()));
      } else {
        outs.add(new OutBy(story, out.questionId(), out.questionNumber(), out.reason()));
      }
    }
    return outs;
  }

  private static boolean lostTheSocket(PlayerStory story) {
    return !story.closeCodes().isEmpty();
  }
}
