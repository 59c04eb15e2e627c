package io.quizcast.e2e.contract.client;

import java.net.HttpCookie;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client that behaves like the web page. It keeps cookies by path, sends {@code Content-Type:
 * application/json} with every request, and sends the CSRF token of the last sign-in or refresh
 * with all but GET requests.
 */
public final class Browser {
  public record Kept(String value, String path) {}

  private final Http http;
  private final Map<String, Kept> jar = new LinkedHashMap<>();
  private final Map<String, String> always = new HashMap<>();
  private String csrf = "";

  public Browser(Http http) {
    this.http = http;
  }

  /** A browser that sends this Origin. */
  public static Browser from(Http http, String page) {
    Browser browser = new Browser(http);
    browser.always.put("Origin", page);
    return browser;
  }

  /** A copy with the current cookies and token, as another tab or a thief would have them. */
  public Browser copy() {
    Browser copy = new Browser(http);
    copy.jar.putAll(jar);
    copy.always.putAll(always);
    copy.csrf = csrf;
    return copy;
  }

  public Answer get(String path) {
    return ask("GET", path, null);
  }

  public Answer post(String path, @Nullable Object body) {
    return ask("POST", path, body);
  }

  public Answer put(String path, @Nullable Object body) {
    return ask("PUT", path, body);
  }

  public Answer delete(String path, @Nullable Object body) {
    return ask("DELETE", path, body);
  }

  public Answer ask(String method, String path, @Nullable Object body) {
    Answer answer = http.sendJson(method, path, headers(method, path), body);
    keep(answer);
    return answer;
  }

  public Answer upload(String path, Multipart form) {
    Map<String, String> headers = headers("POST", path);
    headers.put("Content-Type", form.contentType());
    return http.send("POST", path, headers, form.bytes());
  }

  /** Signs in or up, or refreshes, and from then on sends the CSRF token of the response. */
  public Answer enter(String path, @Nullable Object body) {
    Answer answer = post(path, body);
    if (answer.status() < 300) {
      csrf = answer.at("csrfToken").asText();
    }
    return answer;
  }

  public String csrf() {
    return csrf;
  }

  public void csrf(String token) {
    csrf = token;
  }

  public String cookie(String name) {
    Kept kept = jar.get(name);
    return kept == null ? "" : kept.value();
  }

  public void plant(String name, String value) {
    jar.put(name, new Kept(value, "/"));
  }

  public void forget(String name) {
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
