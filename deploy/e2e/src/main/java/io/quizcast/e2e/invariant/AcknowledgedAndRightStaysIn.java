package io.quizcast.e2e.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.e2e.invariant.trace.GameTrace;
import io.quizcast.e2e.invariant.trace.OutBy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks that a player whose correct answer was acknowledged is not eliminated by that question.
 */
final class AcknowledgedAndRightStaysIn implements Invariant {

  @Override
  public String statement() {
    return "an acknowledged right answer keeps its player in the game";
  }

  @Override
  public List<String> violations(GameTrace trace) throws SQLException {
    Map<Long, Integer> right = rightByQuestion(trace);
    List<String> violations = new ArrayList<>();
    for (OutBy out : OutBy.of(trace)) {
      Integer accepted = out.story().accepted().get(out.questionId());
      if (accepted != null && accepted.equals(right.get(out.questionId()))) {
        violations.add(
            "%s is out at question %d (%s) with the right option %d acknowledged"
                .formatted(out.story().name(), out.questionNumber(), out.reason(), accepted));
      }
    }
    return violations;
  }

  static Map<Long, Integer> rightByQuestion(GameTrace trace) {
    Map<String, Integer> byText = new HashMap<>();
    for (JsonNode question : trace.draft().questions().path("questions")) {
      byText.put(question.path("text").asText(), question.path("correct_option").asInt());
    }
    Map<Long, Integer> right = new HashMap<>();
    for (QuestionOpened opened : trace.events(QuestionOpened.class)) {
      opened
          .question()
          .texts()
          .values()
          .forEach(
              wording -> {
                Integer option = byText.get(wording.text());
                if (option != null) {
                  right.put(opened.question().questionId(), option);
                }
              });
    }
    return right;
  }
}
