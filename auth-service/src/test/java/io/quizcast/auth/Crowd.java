package io.quizcast.auth;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends many requests at the same time, which RestAssured cannot. */
public final class Crowd {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Crowd() {}

  /** An answer with the cookies that it set. */
  public record Answer(int status, String type, String body, List<String> cookies) {

    public String cookie(String name) {
      Pattern wanted = Pattern.compile(Pattern.quote(name) + "=([^;]*).*");
      return cookies.stream()
          .map(wanted::matcher)
          .filter(Matcher::matches)
          .map(found -> found.group(1))
          .findFirst()
          .orElse("");
    }
  }

  public static CompletableFuture<Answer> post(String path, String json, String... headers) {
    URI uri = URI.create("http://localhost:" + RestAssured.port + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .setHeader("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Crowd::answer);
  }

  public static CompletableFuture<Answer> get(String path, String bearer) {
    URI uri = URI.create("http://localhost:" + RestAssured.port + path);
    return CLIENT
        .sendAsync(
            HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + bearer).build(),
            BodyHandlers.ofString())
        .thenApply(Crowd::answer);
  }

  public static CompletableFuture<Answer> refresh(
      String token, String csrfSecret, String csrfToken) {
    return post(
        "/api/auth/refresh",
        "",
        "Cookie",
        "refresh_token=" + token + "; csrf-secret=" + csrfSecret,
        "X-CSRF-Token",
        csrfToken);
  }

  public static <T> List<T> all(List<CompletableFuture<T>> pending) {
    return pending.stream().map(CompletableFuture::join).toList();
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response.body(),
        response.headers().allValues("Set-Cookie"));
  }
}
