package io.quizcast.guard;

/**
 * What Redis says of an account's e-mail address. auth-service puts it there right after its
 * commit, the event that services keep comes a moment later. Nothing there says nothing.
 */
public final class VerifiedEmail {
  public static final String YES = "1";
  public static final String NO = "0";

  private VerifiedEmail() {}

  /** The Redis key of an account. */
  public static String key(long userId) {
    return "email-verified:" + userId;
  }
}
