package io.quizcast.swarm.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** An error response of the platform. The message contains the call, the status and the reason. */
public final class ApiRefusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final JsonNode body;

  ApiRefusal(String call, int status, JsonNode body) {
    super(
        call
            + " -> "
            + status
            + " "
            + body.path("error_type").asText("")
            + " "
            + body.path("error").asText(""));
    this.status = status;
    this.body = body;
  }

  public int status() {
    return status;
  }

  public boolean isUnauthorized() {
    return status == 401;
  }

  public boolean isRateLimited() {
    return status == 429;
  }

  public int retryAfterSeconds() {
    return body.path("retry_after").asInt(5);
  }

  /** The body of the response; a missing node if it was not JSON. */
  public JsonNode body() {
    return body;
  }
}
