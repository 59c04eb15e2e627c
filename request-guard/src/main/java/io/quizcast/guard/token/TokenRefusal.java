package io.quizcast.guard.token;

/**
 * Why a token is refused. The mobile app refreshes only on {@code token_expired}, so a genuine
 * expired token must never be reported as invalid.
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
