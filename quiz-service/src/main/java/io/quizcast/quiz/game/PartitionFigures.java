package io.quizcast.quiz.game;

import io.quizcast.contracts.game.rules.GameState;

/**
 * A partition as its owner saw it at the end of a turn.
 *
 * @param behind commands that lie in the log and were not read yet
 * @param live games that have started and are not over
 * @param held games that wait for an operator
 * @param dueNanos when the longest awaited clock command was due; in the future: none is late
 * @param atNanos when it was seen
 */
record PartitionFigures(long behind, int live, int held, long dueNanos, long atNanos) {

  static PartitionFigures of(PartitionGames games, PartitionClock clock, long behind, long now) {
    int live = 0;
    int held = 0;
    long soonest = Long.MAX_VALUE / 2;
    for (LiveGame game : games.all()) {
      if (game.state() instanceof GameState.Held) {
        held++;
      } else if (!game.isOver() && game.state().facts().isStarted()) {
        live++;
      }
      soonest = Math.min(soonest, game.nanosUntilDue(clock, now));
    }
    return new PartitionFigures(behind, live, held, now + soonest, now);
  }
}
