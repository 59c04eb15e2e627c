package io.quizcast.guard;

/**
 * The Redis entry that says whether an account's e-mail address is verified. auth-service writes it
 * right after its commit, before the event arrives. If the entry is absent, the status is unknown.
 */
public final class VerifiedEmail {
  public static final String YES = "1";
  public static final String NO = "0";

  private VerifiedEmail() {}

  /** Returns the Redis key of an account. */
  public static String key(long userId) {
    return "email-verified:" + userId;
  }
}
