package io.quizcast.e2e.contract;

import java.net.HttpCookie;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client that behaves like the web page: cookies by path, {@code Content-Type: application/json}
 * on every request, and the CSRF token of the last sign-in or refresh on all but GET requests.
 */
final class Browser {
  record Kept(String value, String path) {}

  private final Http http;
  private final Map<String, Kept> jar = new LinkedHashMap<>();
  private final Map<String, String> always = new HashMap<>();
  private String csrf = "";

  Browser(Http http) {
    this.http = http;
  }

  /** A browser that sends this Origin. */
  static Browser from(Http http, String page) {
    Browser browser = new Browser(http);
    browser.always.put("Origin", page);
    return browser;
  }

  /** A copy with the current cookies and token, like another tab or a thief. */
  Browser copy() {
    Browser copy = new Browser(http);
    copy.jar.putAll(jar);
    copy.always.putAll(always);
    copy.csrf = csrf;
    return copy;
  }

  Answer get(String path) {
    return ask("GET", path, null);
  }

  Answer post(String path, @Nullable Object body) {
    return ask("POST", path, body);
  }

  Answer put(String path, @Nullable Object body) {
    return ask("PUT", path, body);
  }

  Answer delete(String path, @Nullable Object body) {
    return ask("DELETE", path, body);
  }

  Answer ask(String method, String path, @Nullable Object body) {
    Answer answer = http.sendJson(method, path, headers(method, path), body);
    keep(answer);
    return answer;
  }

  Answer upload(String path, Multipart form) {
    Map<String, String> headers = headers("POST", path);
    headers.put("Content-Type", form.contentType());
    return http.send("POST", path, headers, form.bytes());
  }

  /** Signs in or up, or refreshes, and sends the CSRF token of the response from now on. */
  Answer enter(String path, @Nullable Object body) {
    Answer answer = post(path, body);
    if (answer.status() < 300) {
      csrf = answer.at("csrfToken").asText();
    }
    return answer;
  }

  String csrf() {
    return csrf;
  }

  void csrf(String token) {
    csrf = token;
  }

  String cookie(String name) {
    Kept kept = jar.get(name);
    return kept == null ? "" : kept.value();
  }

  void plant(String name, String value) {
    jar.put(name, new Kept(value, "/"));
  }

  void forget(String name) {
    jar.remove(name);
  }

  private Map<String, String> headers(String method, String path) {
    Map<String, String> headers = new HashMap<>(always);
    headers.put("Content-Type", "application/json");
    String cookies =
        jar.entrySet().stream()
            .filter(entry -> path.startsWith(entry.getValue().path()))
            .map(entry -> entry.getKey() + "=" + entry.getValue().value())
            .collect(Collectors.joining("; "));
    if (!cookies.isEmpty()) {
      headers.put("Cookie", cookies);
    }
    if (!csrf.isEmpty() && !method.equals("GET")) {
      headers.put("X-CSRF-Token", csrf);
    }
    return headers;
  }

  private void keep(Answer answer) {
    for (String line : answer.all("set-cookie")) {
      HttpCookie cookie = HttpCookie.parse(line).getFirst();
      String path = cookie.getPath() == null ? "/" : cookie.getPath();
      if (cookie.getMaxAge() == 0) {
        Kept kept = jar.get(cookie.getName());
        if (kept != null && kept.path().equals(path)) {
          jar.remove(cookie.getName());
        }
      } else {
        jar.put(cookie.getName(), new Kept(cookie.getValue(), path));
      }
    }
  }
}
