package io.quizcast.auth.account;

import io.quizcast.guard.RequestRefused;
import java.sql.SQLException;

/** Recognises the database's refusal of a name or address that is taken. */
public final class UniqueViolation {
  private static final String UNIQUE_VIOLATION = "23505";

  private UniqueViolation() {}

  /** 409 for a taken name or address; whatever it was otherwise. */
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
