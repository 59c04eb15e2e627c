package io.quizcast.user.leaderboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rank of a player and the players next to them, read at one moment.
 *
 * @param rank 0-based; null when they are not on the board
 */
record Around(@Nullable Long rank, Slice slice) {
  static Around nobody(long total) {
    return new Around(null, new Slice(0, List.of(), total));
  }
}
