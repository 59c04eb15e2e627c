package io.quizcast.local.edge;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main class of the edge, the one origin that browsers see. */
@Command(name = "edge")
public final class Edge implements Callable<Integer> {
  @Option(names = "--port", required = true)
  private int port;

  @Option(names = "--service", description = "NAME=PORT[,PORT]...")
  private Map<String, String> services = new HashMap<>();

  @Option(names = "--player", required = true)
  private Path player = Path.of("");

  @Option(names = "--admin", required = true)
  private Path admin = Path.of("");

  public static void main(String[] args) {
    int code = new CommandLine(new Edge()).execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public Integer call() throws Exception {
    Map<String, List<Integer>> replicas = new HashMap<>();
    services.forEach(
        (service, ports) ->
            replicas.put(
                service, Arrays.stream(ports.split(",", -1)).map(Integer::valueOf).toList()));
    String origins = setting("QUIZCAST_CORS_ORIGINS");
    AllowedHosts hosts = new AllowedHosts(origins, setting("QUIZCAST_HOSTS"));
    Vertx vertx = Vertx.vertx();
    int listening =
        new Origin(vertx, RouteTable.load(), hosts, new Cors(origins), replicas, player, admin)
            .listen(port)
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    System.out.println("edge listens on port " + listening);
    return 0;
  }

  private static String setting(String key) {
    return Optional.ofNullable(System.getenv(key)).orElse("");
  }
}
