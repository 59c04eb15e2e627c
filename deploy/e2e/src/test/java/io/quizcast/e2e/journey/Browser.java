package io.quizcast.e2e.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** Sends requests to one origin exactly as specified, and keeps no state between them. */
final class Browser {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI origin;

  Browser(URI origin) {
    this.origin = origin;
  }

  /** A response of any status. */
  record Answer(HttpResponse<String> raw) {
    int status() {
      return raw.statusCode();
    }

    String body() {
      return raw.body();
    }

    Optional<String> header(String name) {
      return raw.headers().firstValue(name);
    }

    String type() {
      return header("Content-Type").orElse("");
    }

    /** The field, or a missing node if the body is not JSON. */
    JsonNode json() {
      try {
        return type().startsWith("application/json")
            ? JSON.readTree(raw.body())
            : MissingNode.getInstance();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String errorType() {
      return json().path("error_type").asText();
    }

    String cookie(String name) {
      return raw.headers().allValues("Set-Cookie").stream()
          .filter(cookie -> cookie.startsWith(name + "="))
          .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
          .findFirst()
          .orElse("");
    }
  }

  /**
   * @param body null for no body
   * @param headers alternating names and values
   */
  Answer send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(origin.resolve(path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new Answer(http.send(request.build(), BodyHandlers.ofString()));
  }
}
