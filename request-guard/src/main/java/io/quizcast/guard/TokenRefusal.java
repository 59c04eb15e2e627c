package io.quizcast.guard;

/**
 * Why a caller is not let in. Clients refresh on {@code token_expired}; the mobile app on nothing
 * else, so a genuine token past its time must never be called invalid.
 */
public enum TokenRefusal {
  MISSING("token_missing", "Sign in to continue"),
  FORMAT("token_format", "The Authorization header must read: Bearer <token>"),
  EXPIRED("token_expired", "Your sign-in has expired"),
  INVALID("token_invalid", "Your sign-in is not valid any more");

  private final String errorType;
  private final String text;

  TokenRefusal(String errorType, String text) {
    this.errorType = errorType;
    this.text = text;
  }

  public String errorType() {
    return errorType;
  }

  public String text() {
    return text;
  }
}
