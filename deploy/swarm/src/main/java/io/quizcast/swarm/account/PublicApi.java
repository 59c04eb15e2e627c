package io.quizcast.swarm.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client of the public contract: JSON requests and responses, with the same deadline for
 * every call. Blocking; thread-safe.
 */
public final class PublicApi {
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http;
  private final URI base;

  /**
   * @param base scheme, host and port, e.g. {@code http://localhost:8080}
   */
  public PublicApi(URI base) {
    this(base, null);
  }

  /**
   * @param source local address of the calls; absent for the default address
   */
  PublicApi(URI base, @Nullable InetAddress source) {
    this.base = base;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5));
    if (source != null) {
      builder.localAddress(source);
    }
    this.http = builder.build();
  }

  public URI base() {
    return base;
  }

  /** A response with its headers and its JSON body. Without a body the node is missing. */
  public record Reply(int status, JsonNode body, HttpResponse<String> raw) {}

  /**
   * @throws ApiRefusal if the status is 400 or more
   */
  public Reply post(String path, Object body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send("POST", path, json.writeValueAsString(body), headers);
  }

  /**
   * Sends a POST without a body.
   *
   * @throws ApiRefusal if the status is 400 or more
   */
  public Reply put(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send("PUT", path, "", headers);
  }

  /**
   * @throws ApiRefusal if the status is 400 or more
   */
  public Reply get(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send("GET", path, "", headers);
  }

  private Reply send(String method, String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(DEADLINE)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    JsonNode answer = parse(response);
    if (response.statusCode() >= 400) {
      throw new ApiRefusal(method + " " + path, response.statusCode(), answer);
    }
    return new Reply(response.statusCode(), answer, response);
  }

  private JsonNode parse(HttpResponse<String> response) throws IOException {
    boolean isJson =
        response.headers().firstValue("Content-Type").orElse("").contains("application/json");
    return isJson && !response.body().isEmpty()
        ? json.readTree(response.body())
        : MissingNode.getInstance();
  }
}
