package io.quizcast.e2e.contract.client;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client that behaves like the mobile app: a bearer token, no cookies, no CSRF token, no Origin.
 */
public final class Phone {
  private final Http http;
  private final String deviceId;
  private String access = "";
  private String refresh = "";

  public Phone(Http http, String deviceId) {
    this.http = http;
    this.deviceId = deviceId;
  }

  public String deviceId() {
    return deviceId;
  }

  public String access() {
    return access;
  }

  public String refresh() {
    return refresh;
  }

  public Answer get(String path) {
    return ask("GET", path, null);
  }

  public Answer post(String path, @Nullable Object body) {
    return ask("POST", path, body);
  }

  public Answer ask(String method, String path, @Nullable Object body) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    if (!access.isEmpty()) {
      headers.put("Authorization", "Bearer " + access);
    }
    return http.sendJson(method, path, headers, body);
  }

  /** Signs in or up, or refreshes, and stores both tokens. */
  public Answer enter(String path, Object body) {
    access = "";
    Answer answer = post(path, body);
    if (answer.status() < 300) {
      access = answer.at("accessToken").asText();
      refresh = answer.at("refreshToken").asText();
    }
    return answer;
  }

  public Answer renew() {
    return enter(
        "/api/mobile/auth/refresh", Map.of("refresh_token", refresh, "device_id", deviceId));
  }
}
