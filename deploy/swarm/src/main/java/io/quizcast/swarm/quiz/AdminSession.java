package io.quizcast.swarm.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.swarm.account.ApiRefusal;
import io.quizcast.swarm.account.PublicApi;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The session of an admin, with cookies and CSRF header as in the portal. */
public final class AdminSession {
  private final PublicApi api;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final String csrfToken;

  private AdminSession(PublicApi api, PublicApi.Reply login) {
    this.api = api;
    for (String cookie : login.raw().headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0].strip(), pair.length > 1 ? pair[1] : "");
    }
    csrfToken = login.body().path("csrfToken").asText();
  }

  public static AdminSession open(PublicApi api, String email, String password)
      throws IOException, InterruptedException {
    return open(api, new Admin(email, password, null));
  }

  /**
   * @throws ApiRefusal if the sign-in is refused, or if a second factor is required and {@code
   *     admin} has none
   */
  public static AdminSession open(PublicApi api, Admin admin)
      throws IOException, InterruptedException {
    try {
      return new AdminSession(
          api,
          api.post(
              "/api/auth/login",
              Map.of("email", admin.email(), "password", admin.password()),
              Map.of()));
    } catch (ApiRefusal e) {
      String challenge = e.body().path("challenge").asText();
      if (challenge.isEmpty() || admin.authenticator() == null) {
        throw e;
      }
      return new AdminSession(
          api,
          api.post(
              "/api/auth/two-factor",
              Map.of("challenge", challenge, "code", admin.authenticator().now()),
              Map.of()));
    }
  }

  public JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return api.post(path, body, headers()).body();
  }

  public JsonNode put(String path) throws IOException, InterruptedException {
    return api.put(path, headers()).body();
  }

  public JsonNode get(String path) throws IOException, InterruptedException {
    return api.get(path, headers()).body();
  }

  private Map<String, String> headers() {
    String cookie =
        cookies.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("; "));
    return Map.of("Cookie", cookie, "X-CSRF-Token", csrfToken);
  }
}
