package io.quizcast.guard;

import io.quizcast.guard.language.ErrorTexts;
import io.quizcast.guard.token.TokenRefusal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a status and an error body. It has no stack trace, because a refusal is an
 * expected answer and not a fault.
 */
public final class RequestRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String errorType;
  private final @Nullable String details;
  private final @Nullable Long retryAfter;

  private RequestRefused(
      int status,
      @Nullable String errorType,
      String error,
      @Nullable String details,
      @Nullable Long retryAfter) {
    super(error, null, false, false);
    this.status = status;
    this.errorType = errorType;
    this.details = details;
    this.retryAfter = retryAfter;
  }

  /** Refuses with any status. If {@code errorType} is null, it is left out. */
  public static RequestRefused of(int status, @Nullable String errorType, String error) {
    return new RequestRefused(status, errorType, error, null, null);
  }

  /** 400 {@code validation_error}. */
  public static RequestRefused invalid(String error) {
    return of(400, "validation_error", error);
  }

  /** 403 {@code forbidden}. */
  public static RequestRefused forbidden(String error) {
    return of(403, "forbidden", error);
  }

  /** 404 {@code not_found}. */
  public static RequestRefused notFound(String error) {
    return of(404, "not_found", error);
  }

  /** 404 {@code feature_disabled}: the route belongs to a feature that is switched off. */
  public static RequestRefused switchedOff() {
    return of(404, "feature_disabled", "This is switched off");
  }

  /** 409 {@code conflict}. */
  public static RequestRefused conflict(String error) {
    return of(409, "conflict", error);
  }

  /** 401 with the type of the token's refusal. */
  public static RequestRefused token(TokenRefusal refusal) {
    return of(401, refusal.errorType(), refusal.text());
  }

  /** 413 {@code payload_too_large}. */
  public static RequestRefused tooLarge() {
    return of(413, "payload_too_large", "The request is too large");
  }

  /** 429 with {@code Retry-After}. */
  public static RequestRefused tooMany(long retryAfterSeconds) {
    return new RequestRefused(
        429, "rate_limited", "Too many requests, try again later", null, retryAfterSeconds);
  }

  /** 503 with {@code Retry-After}: a dependency is unavailable or the service is overloaded. */
  public static RequestRefused unavailable() {
    return new RequestRefused(
        503, "unavailable", "The service is busy, try again in a moment", null, 3L);
  }

  /**
   * 503 {@code not_ready} with {@code Retry-After}: the requested data is not complete yet.
   *
   * @param details the progress, for developers
   */
  public static RequestRefused notReady(String error, String details) {
    return new RequestRefused(503, "not_ready", error, details, 3L);
  }

  /** Returns the same refusal with a detail for developers. */
  public RequestRefused withDetails(String line) {
    return new RequestRefused(status, errorType, text(), line, retryAfter);
  }

  public int status() {
    return status;
  }

  public @Nullable String errorType() {
    return errorType;
  }

  public @Nullable Long retryAfter() {
    return retryAfter;
  }

  public ErrorBody body() {
    return new ErrorBody(text(), errorType, details, retryAfter);
  }

  /**
   * Answers a request that no resource handles, in the same form as {@link ErrorMappers} answers
   * all others.
   */
  public Future<Void> answer(RoutingContext context, ErrorTexts texts) {
    JsonObject body =
        new JsonObject()
            .put("error", texts.translate(text(), context.request()))
            .put("error_type", errorType);
    HttpServerResponse response =
        context
            .response()
            .setStatusCode(status)
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
    if (retryAfter != null) {
      response.putHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
      body.put("retry_after", retryAfter);
    }
    return response.end(body.encode());
  }

  private String text() {
    String message = getMessage();
    return message == null ? "Refused" : message;
  }
}
