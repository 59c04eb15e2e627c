package io.quizcast.delivery.inbox;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Distinguishes unavailable dependencies from invalid records. */
final class Failures {
  /**
   * Classes of SQLSTATE that concern the content: cardinality, data, constraint, check option. All
   * others concern the database, such as a broken connection or a table that a migration has not
   * created yet, so the same content may be accepted later.
   */
  private static final Set<String> CONTENT = Set.of("21", "22", "23", "44");

  private static final int MAX_DEPTH = 8;

  private Failures() {}

  /**
   * Whether waiting can help. Such a failure never makes a record a dead letter, however often it
   * occurs.
   */
  static boolean isUnavailable(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (cause instanceof IOException
          || cause instanceof TimeoutException
          || cause instanceof io.smallrye.mutiny.TimeoutException
          || cause instanceof NoStackTraceThrowable
          || cause instanceof ClosedConnectionException
          || isUnavailable(sqlState(cause))) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isUnavailable(@Nullable String sqlState) {
    return sqlState != null
        && sqlState.length() == 5
        && !CONTENT.contains(sqlState.substring(0, 2));
  }

  private static @Nullable String sqlState(Throwable failure) {
    return switch (failure) {
      case SQLException e -> e.getSQLState();
      case DatabaseException e -> e.getSqlState();
      default -> null;
    };
  }
}
