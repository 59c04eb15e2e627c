package io.quizcast.e2e.attacks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A real NGINX with the configuration of {@code deploy/compose}, in front of services on this
 * machine. Only addresses, folders and ports differ from the shipped files. Attacks are aimed at
 * it, because it has the limits that the edge of production has.
 */
final class ShippedEdge implements AutoCloseable {
  /** The service that has the pages, beside those of {@code routes.yaml}. */
  static final String PAGES = "web";

  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  private final Process nginx;
  private final int port;

  private ShippedEdge(Process nginx, int port) {
    this.nginx = nginx;
    this.port = port;
  }

  /**
   * Starts NGINX and returns when it accepts connections.
   *
   * @param repository the root of the clone
   * @param folder for its configuration, log and temporary files; must exist
   * @param ports the ports of each service's replicas
   * @throws IOException if there is no NGINX, or if it does not start
   */
  static ShippedEdge start(Path repository, Path folder, Map<String, List<Integer>> ports)
      throws IOException, InterruptedException {
    Path compose = repository.resolve("deploy/compose");
    int port = freePort();
    Path home = folder.toAbsolutePath();
    for (String file : List.of("nginx.conf", "edge.conf", "edge-server.conf", "routes.conf")) {
      Files.writeString(
          home.resolve(file), rendered(Files.readString(compose.resolve(file)), home, port));
    }
    Files.writeString(home.resolve("edge.conf"), upstreams(ports), StandardOpenOption.APPEND);
    Path log = home.resolve("nginx.log");
    // If NGINX is started by root, its workers would otherwise run as nobody, who cannot read this
    // folder.
    String user = "root".equals(System.getProperty("user.name")) ? "user root; " : "";
    Process nginx =
        new ProcessBuilder(
                "nginx",
                "-p",
                home.toString(),
                "-c",
                home.resolve("nginx.conf").toString(),
                "-e",
                "stderr",
                "-g",
                user + "daemon off;")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    ShippedEdge edge = new ShippedEdge(nginx, port);
    try {
      edge.awaitListening(log);
      return edge;
    } catch (IOException | InterruptedException e) {
      edge.close();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static String rendered(String file, Path home, int port) {
    return file.replace(" /tmp/", " " + home + "/")
        .replace("${QUIZCAST_PUBLIC_URL}", "http://127.0.0.1:" + port)
        .replace("/etc/nginx/conf.d/default.conf", home.resolve("edge.conf").toString())
        .replace("/etc/nginx/", home + "/")
        .replace("listen 8080", "listen 127.0.0.1:" + port)
        .replace("listen 8081", "listen unix:" + home.resolve("behind-tls.sock"))
        // The services are groups of this file instead of names of containers.
        .replaceAll("(?m)^resolver .*$", "")
        .replaceAll("(http://[a-z-]+):8080", "$1");
  }

  private static String upstreams(Map<String, List<Integer>> ports) {
    return ports.entrySet().stream()
        .map(
            service ->
                "upstream %s {%n%s}%n"
                    .formatted(
                        service.getKey(),
                        service.getValue().stream()
                            .map("  server 127.0.0.1:%d;%n"::formatted)
                            .collect(Collectors.joining())))
        .collect(Collectors.joining());
  }

  private void awaitListening(Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (ConnectException notYet) {
        if (!nginx.isAlive() || System.nanoTime() > end) {
          throw new IOException("NGINX does not start: " + Files.readString(log), notYet);
        }
        nginx.waitFor(20, TimeUnit.MILLISECONDS);
      }
    }
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  int port() {
    return port;
  }

  /** Stops NGINX without waiting for open connections. */
  @Override
  public void close() {
    nginx.destroy();
    nginx.onExit().join();
  }
}
