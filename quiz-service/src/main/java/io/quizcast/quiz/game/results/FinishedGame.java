package io.quizcast.quiz.game.results;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.rules.FinalRanking;
import io.quizcast.contracts.game.rules.GameFacts;
import java.util.ArrayList;
import java.util.List;

/** A finished game with its ranking, which is computed once because a game can be large. */
public record FinishedGame(long quizId, GameEvent.Finished end, FinalRanking ranking) {

  /**
   * The unpayable players are taken from the event, so that a replay gives the same ranking.
   *
   * @param facts the facts of the game right before or after its end
   */
  public static FinishedGame of(GameFacts facts, GameEvent.Finished end) {
    List<Long> barred = new ArrayList<>();
    end.unpayable().forEach(seat -> barred.add(facts.players().userId(seat)));
    return new FinishedGame(facts.quizId(), end, FinalRanking.of(facts, barred));
  }

  /** Whether the shares sum to the prize fund, or to 0 if nobody wins. */
  public boolean sharesMatch() {
    long paid = ranking.rows().stream().mapToLong(FinalRanking.Row::prize).sum();
    return ranking.winners().isEmpty() ? paid == 0 : paid == end.prizeFund();
  }
}
