package io.quizcast.user.leaderboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a player stands and who is next to him, all read at one moment.
 *
 * @param place 0-based; null when he is not on the board
 */
record Around(@Nullable Long place, Slice slice) {
  static Around nobody(long total) {
    return new Around(null, new Slice(0, List.of(), total));
  }
}
