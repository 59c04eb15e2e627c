package io.quizcast.e2e.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Checks whether a server on this machine responds. */
public final class Probe {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  private Probe() {}

  static boolean isReady(int port) throws InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(LIMIT).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  public static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) LIMIT.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
