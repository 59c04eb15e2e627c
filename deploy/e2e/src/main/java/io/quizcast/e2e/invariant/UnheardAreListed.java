package io.quizcast.e2e.invariant;

import io.quizcast.contracts.game.GameEvent.AnswersRecorded;
import io.quizcast.contracts.game.GameEvent.Joined;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.contracts.game.GameEvent.Recorded;
import io.quizcast.e2e.invariant.trace.GameTrace;
import io.quizcast.e2e.invariant.trace.OutBy;
import io.quizcast.swarm.game.PlayerStory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks players who were eliminated although they had answered correctly and on time, but got no
 * acknowledgement: each of them has an answer in the log or is listed as unheard for admins.
 */
final class UnheardAreListed implements Invariant {
  private record Seat(long questionId, int seat) {}

  @Override
  public String statement() {
    return "unheard players are listed";
  }

  @Override
  public List<String> violations(GameTrace trace) throws SQLException {
    Map<Long, Integer> right = AcknowledgedAndRightStaysIn.rightByQuestion(trace);
    Map<Long, Integer> seats = new HashMap<>();
    for (Joined event : trace.events(Joined.class)) {
      event.each().forEach(seat -> seats.put(seat.userId(), seat.seat()));
    }
    Set<Seat> known = known(trace);
    List<String> violations = new ArrayList<>();
    for (OutBy out : OutBy.of(trace)) {
      int seat = seats.getOrDefault(out.story().userId(), -1);
      if (wasRightAndUnheard(out.story(), out.questionId(), right)
          && !known.contains(new Seat(out.questionId(), seat))) {
        violations.add(
            "%s answered question %d in time, was not received and is not listed (%s)"
                .formatted(out.story().name(), out.questionNumber(), out.reason()));
      }
    }
    return violations;
  }

  private static boolean wasRightAndUnheard(
      PlayerStory story, long questionId, Map<Long, Integer> right) {
    PlayerStory.Answer answer = story.answers().get(questionId);
    return answer != null
        && answer.inTime()
        && !story.accepted().containsKey(questionId)
        && Integer.valueOf(answer.option()).equals(right.get(questionId));
  }

  private static Set<Seat> known(GameTrace trace) {
    Set<Seat> known = new HashSet<>();
    for (AnswersRecorded event : trace.events(AnswersRecorded.class)) {
      for (Recorded answer : event.each()) {
        known.add(new Seat(event.questionId(), answer.seat()));
      }
    }
    for (QuestionJudged judged : trace.events(QuestionJudged.class)) {
      for (int seat : judged.unheard().toArray()) {
        known.add(new Seat(judged.questionId(), seat));
      }
    }
    return known;
  }
}
