package io.quizcast.e2e.invariant;

import io.quizcast.contracts.game.GameEvent.Finished;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.e2e.invariant.trace.GameTrace;
import java.util.ArrayList;
import java.util.List;

/** Checks that eliminated players stay out and that winners were in the game until the end. */
final class SurvivorsNeverGrow implements Invariant {

  @Override
  public String statement() {
    return "survivors never grow";
  }

  @Override
  public List<String> violations(GameTrace trace) {
    List<String> violations = new ArrayList<>();
    int alive = Integer.MAX_VALUE;
    for (QuestionJudged judged : trace.events(QuestionJudged.class)) {
      if (judged.inPlay() > alive) {
        violations.add(
            "question %d: %d in play after %d passed"
                .formatted(judged.number(), judged.inPlay(), alive));
      }
      if (judged.passed() > judged.inPlay()) {
        violations.add(
            "question %d: %d of %d passed"
                .formatted(judged.number(), judged.passed(), judged.inPlay()));
      }
      alive = judged.passed();
    }
    for (Finished finished : trace.events(Finished.class)) {
      if (finished.winners().size() > alive) {
        violations.add("%d winners of %d survivors".formatted(finished.winners().size(), alive));
      }
    }
    return violations;
  }
}
