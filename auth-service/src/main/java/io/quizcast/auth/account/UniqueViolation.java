package io.quizcast.auth.account;

import io.quizcast.guard.RequestRefused;
import io.vertx.pgclient.PgException;

/** Recognises the database's refusal of a name or address that is taken. */
public final class UniqueViolation {
  private static final String UNIQUE_VIOLATION = "23505";

  private UniqueViolation() {}

  /** 409 for a taken name or address; whatever it was otherwise. */
  public static Throwable asConflict(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState())) {
        return RequestRefused.conflict("This e-mail address or name is already taken");
      }
    }
    return failure;
  }
}
