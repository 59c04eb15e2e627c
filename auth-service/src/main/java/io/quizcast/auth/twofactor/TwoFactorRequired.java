package io.quizcast.auth.twofactor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quizcast.guard.language.ErrorTexts;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Thrown after the first factor if a second one is required. The answer carries the challenge. */
public final class TwoFactorRequired extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String challenge;
  private final long expiresIn;

  TwoFactorRequired(String challenge, long expiresIn) {
    super("A second factor is needed", null, false, false);
    this.challenge = challenge;
    this.expiresIn = expiresIn;
  }

  /**
   * The error body with the challenge.
   *
   * @param expiresIn in seconds
   */
  public record Body(
      @JsonProperty("error") String error,
      @JsonProperty("error_type") String errorType,
      @JsonProperty("challenge") String challenge,
      @JsonProperty("expires_in") long expiresIn) {}

  /** Answers 401, because the player is not signed in yet. */
  public static final class Mapper {
    private final ErrorTexts texts;

    Mapper(ErrorTexts texts) {
      this.texts = texts;
    }

    @ServerExceptionMapper
    public Response asked(TwoFactorRequired needed, HttpServerRequest request) {
      return Response.status(401)
          .type("application/json;charset=utf-8")
          .entity(
              new Body(
                  texts.translate("Enter the code of your authenticator", request),
                  "two_factor_required",
                  needed.challenge,
                  needed.expiresIn))
          .build();
    }
  }
}
