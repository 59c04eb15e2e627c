package io.quizcast.user.leaderboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A player's rank and the players next to them, read at the same moment.
 *
 * @param rank 0-based; null if the player is not on the board
 */
record Around(@Nullable Long rank, Slice slice) {
  static Around nobody(long total) {
    return new Around(null, new Slice(0, List.of(), total));
  }
}
