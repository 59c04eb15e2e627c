package io.quizcast.quiz.game.runner;

import java.sql.SQLException;

/**
 * Tells how long PostgreSQL has refused the batch of one partition. Time in which PostgreSQL is
 * unavailable does not count, because another process could not reach it either.
 */
final class RefusedBatch {
  private boolean commitFailing;
  private long refusedSince;

  void commitFailed() {
    commitFailing = true;
  }

  void committed() {
    commitFailing = false;
    refusedSince = 0;
  }

  /** The partition was loaded, so PostgreSQL is available. */
  void loaded(long now) {
    if (commitFailing && refusedSince == 0) {
      refusedSince = now;
    }
  }

  /**
   * Whether the batch was refused for longer than {@code limitNanos} when this failure occurred.
   */
  boolean isStuck(Exception failure, long limitNanos, long now) {
    if (failure instanceof SQLException sql && isUnavailable(sql)) {
      refusedSince = 0;
      return false;
    }
    return commitFailing && refusedSince != 0 && now - refusedSince > limitNanos;
  }

  private static boolean isUnavailable(SQLException e) {
    String state = e.getSQLState();
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }
}
