package io.quizcast.swarm.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** The platform said no. The message names the call, the status and the reason it gave. */
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

  /** What the answer says beside its reason; missing where there was no JSON. */
  public JsonNode body() {
    return body;
  }
}
