package io.quizcast.e2e.invariant;

import io.quizcast.contracts.game.GameEvent.AnswersRecorded;
import io.quizcast.contracts.game.GameEvent.Joined;
import io.quizcast.contracts.game.GameEvent.Seat;
import io.quizcast.e2e.invariant.trace.GameTrace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks that a seat belongs to one player, and that a player has at most one recorded answer to a
 * question.
 */
final class OneAnswerPerPlayerAndQuestion implements Invariant {
  private record Key(long questionId, int seat) {}

  @Override
  public String statement() {
    return "at most one recorded answer per player and question";
  }

  @Override
  public List<String> violations(GameTrace trace) {
    List<String> violations = new ArrayList<>();
    Set<Key> recorded = new HashSet<>();
    for (AnswersRecorded answers : trace.events(AnswersRecorded.class)) {
      answers.each().stream()
          .map(answer -> new Key(answers.questionId(), answer.seat()))
          .filter(key -> !recorded.add(key))
          .forEach(key -> violations.add("recorded twice: " + key));
    }
    Set<Long> users = new HashSet<>();
    Set<Integer> seats = new HashSet<>();
    for (Joined event : trace.events(Joined.class)) {
      for (Seat seat : event.each()) {
        if (!users.add(seat.userId()) | !seats.add(seat.seat())) {
          violations.add("joined twice: player %d, seat %d".formatted(seat.userId(), seat.seat()));
        }
      }
    }
    return violations;
  }
}
