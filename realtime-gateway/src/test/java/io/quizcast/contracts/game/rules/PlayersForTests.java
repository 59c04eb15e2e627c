package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.EliminationReason;
import io.quizcast.contracts.game.PlayerSet;

/** Players in a given state, for tests of classes that only read them. */
public final class PlayersForTests {
  private final Players players = new Players();

  /** A player who is in play until the end. */
  public PlayersForTests in() {
    players.join(players.size(), players.size() + 1L, true);
    return this;
  }

  /** A player who is eliminated by this question; 1 is the first. */
  public PlayersForTests outAt(int question) {
    in();
    players.eliminate(players.size() - 1, question, EliminationReason.INCORRECT_ANSWER, 100);
    return this;
  }

  /** A player who joined but was never present. */
  public PlayersForTests absent() {
    in();
    players.drop(PlayerSet.of(players.size() - 1));
    return this;
  }

  public Players get() {
    return players;
  }
}
