package io.quizcast.auth.signin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quizcast.auth.account.UserView;
import io.quizcast.auth.session.IssuedTokens;
import io.quizcast.guard.CsrfSecret;
import org.jspecify.annotations.Nullable;

/**
 * The answer bodies that contain tokens; only these are in camelCase. A refresh omits {@code user}.
 */
final class Envelopes {
  private static final String TOKEN_TYPE = "Bearer";

  private Envelopes() {}

  /** The body for browsers, which get the refresh token in a cookie. */
  record Web(
      @JsonProperty("user") @Nullable UserView user,
      @JsonProperty("accessToken") String accessToken,
      @JsonProperty("csrfToken") @Nullable String csrfToken,
      @JsonProperty("userId") long userId,
      @JsonProperty("expiresIn") long expiresIn,
      @JsonProperty("tokenType") String tokenType) {

    static Web of(@Nullable UserView user, IssuedTokens tokens, long expiresIn) {
      String secret = tokens.csrfSecret();
      return new Web(
          user,
          tokens.accessToken(),
          secret == null ? null : CsrfSecret.tokenOf(secret),
          tokens.userId(),
          expiresIn,
          TOKEN_TYPE);
    }
  }

  /** The body for the mobile app, which gets all tokens in it. */
  record Mobile(
      @JsonProperty("user") @Nullable UserView user,
      @JsonProperty("accessToken") String accessToken,
      @JsonProperty("refreshToken") String refreshToken,
      @JsonProperty("userId") long userId,
      @JsonProperty("expiresIn") long expiresIn,
      @JsonProperty("tokenType") String tokenType) {

    static Mobile of(@Nullable UserView user, IssuedTokens tokens, long expiresIn) {
      return new Mobile(
          user,
          tokens.accessToken(),
          tokens.refreshToken(),
          tokens.userId(),
          expiresIn,
          TOKEN_TYPE);
    }
  }
}
