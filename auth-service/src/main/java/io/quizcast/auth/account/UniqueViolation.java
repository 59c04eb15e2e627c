package io.quizcast.auth.account;

import io.quizcast.guard.RequestRefused;
import java.sql.SQLException;

/** Recognises violations of the unique indexes on username and e-mail address. */
public final class UniqueViolation {
  private static final String UNIQUE_VIOLATION = "23505";

  private UniqueViolation() {}

  /** Returns a 409 refusal for a unique violation, otherwise the failure itself. */
  public static Throwable asConflict(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean taken =
          cause instanceof SQLException refused && UNIQUE_VIOLATION.equals(refused.getSQLState());
      if (taken) {
        return RequestRefused.conflict("This e-mail address or name is already taken");
      }
    }
    return failure;
  }
}
