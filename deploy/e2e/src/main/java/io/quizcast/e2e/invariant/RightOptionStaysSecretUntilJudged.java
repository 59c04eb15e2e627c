package io.quizcast.e2e.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.contracts.game.Question;
import io.quizcast.e2e.canary.CanaryDraft;
import io.quizcast.e2e.invariant.trace.GameTrace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks the records on the topics that a gateway may read: none contains a right option, a nonce
 * or an explanation before the verdict, or the text of a question before it is opened.
 */
final class RightOptionStaysSecretUntilJudged implements Invariant {
  private static final List<String> TELLTALES =
      List.of(
          "right_option",
          "correct_option",
          "is_correct",
          "rightOption",
          "correctOption",
          "\"nonce\"",
          "\"explanation\"");

  @Override
  public String statement() {
    return "nobody learns the right option before the verdict";
  }

  @Override
  public List<String> violations(GameTrace trace) {
    List<String> violations = new ArrayList<>();
    Set<String> unopened = new HashSet<>();
    Set<String> unexplained = new HashSet<>();
    for (JsonNode question : trace.draft().questions().path("questions")) {
      unopened.add(question.path("text").asText());
      unopened.addAll(CanaryDraft.in(question));
      if (question.hasNonNull("explanation")) {
        unexplained.add(question.path("explanation").asText());
      }
    }
    for (GameTrace.TapeRecord record : trace.tape()) {
      boolean judges = false;
      for (EventRun run : record.run()) {
        for (GameEvent event : run.events()) {
          if (event instanceof QuestionOpened opened) {
            for (Question.Wording wording : opened.question().texts().values()) {
              unopened.remove(wording.text());
              wording.options().forEach(unopened::remove);
            }
          }
          if (event instanceof QuestionJudged judged) {
            judges = true;
            if (judged.explanation() != null) {
              judged.explanation().texts().values().forEach(unexplained::remove);
            }
          }
        }
      }
      if (!judges) {
        TELLTALES.stream()
            .filter(record.json()::contains)
            .forEach(word -> violations.add("offset %d says %s".formatted(record.offset(), word)));
      }
      unexplained.stream()
          .filter(record.json()::contains)
          .forEach(
              text ->
                  violations.add(
                      "offset %d explains before its verdict: %s"
                          .formatted(record.offset(), text)));
      unopened.stream()
          .filter(record.json()::contains)
          .forEach(
              text ->
                  violations.add("offset %d holds unopened: %s".formatted(record.offset(), text)));
    }
    return violations;
  }
}
