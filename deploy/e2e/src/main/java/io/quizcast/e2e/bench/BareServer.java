package io.quizcast.e2e.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The lower bound for fan-out: a process that only serves sockets. Each line on standard input
 * sends one frame of the size of a question to every socket.
 */
final class BareServer extends AbstractVerticle {
  private static final List<BareServer> LOOPS = new CopyOnWriteArrayList<>();

  private final Set<ServerWebSocket> sockets = new HashSet<>();
  private int port;

  private BareServer(int port) {
    this.port = port;
  }

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    Vertx vertx = Vertx.vertx();
    vertx
        .deployVerticle(
            () -> new BareServer(port),
            new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    System.out.println("ready");
    var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (commands.readLine() != null) {
      String frame = frame();
      LOOPS.forEach(loop -> loop.context.runOnContext(_ -> loop.broadcast(frame)));
    }
    System.exit(0);
  }

  @Override
  public void start(Promise<Void> started) {
    LOOPS.add(this);
    vertx
        .createHttpServer(
            new HttpServerOptions()
                .setPort(port)
                .setHost("127.0.0.1")
                .setAcceptBacklog(4096)
                .setPerMessageWebSocketCompressionSupported(false))
        .webSocketHandler(
            socket -> {
              sockets.add(socket);
              socket.closeHandler(_ -> sockets.remove(socket));
            })
        .listen()
        .<Void>mapEmpty()
        .onComplete(started);
  }

  private void broadcast(String frame) {
    sockets.forEach(socket -> socket.writeTextMessage(frame));
  }

  private static String frame() {
    return "{\"type\":\"quiz:question\",\"data\":{\"server_timestamp\":"
        + System.currentTimeMillis()
        + ",\"text\":\""
        + "x".repeat(330)
        + "\"}}";
  }
}
