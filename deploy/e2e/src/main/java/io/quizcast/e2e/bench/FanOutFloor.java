package io.quizcast.e2e.bench;

import io.quizcast.swarm.game.Timings;
import io.quizcast.swarm.game.Timings.Spread;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long one frame takes to reach every socket of a warm {@link BareServer}: from its
 * stamp to its receipt, in milliseconds.
 */
final class FanOutFloor {
  private static final int WARM_UP = 30;
  private static final int MEASURED = 5;
  private static final String STAMP = "\"server_timestamp\":";

  private static final class Loop extends AbstractVerticle {
    private final int sockets;
    private final int port;
    private final Board board;

    Loop(int sockets, int port, Board board) {
      this.sockets = sockets;
      this.port = port;
      this.board = board;
    }

    @Override
    public void start(Promise<Void> started) {
      WebSocketClient client =
          vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(sockets + 1));
      open(client, 0).onComplete(started);
    }

    private Future<Void> open(WebSocketClient client, int opened) {
      if (opened >= sockets) {
        return Future.succeededFuture();
      }
      List<Future<?>> wave = new ArrayList<>();
      int end = Math.min(sockets, opened + 100);
      for (int i = opened; i < end; i++) {
        wave.add(client.connect(port, "127.0.0.1", "/").onSuccess(this::listen));
      }
      return Future.all(wave).compose(_ -> open(client, end));
    }

    private void listen(WebSocket socket) {
      socket.exceptionHandler(_ -> {});
      socket.textMessageHandler(
          text -> {
            int at = text.indexOf(STAMP) + STAMP.length();
            long stamp = Long.parseLong(text, at, text.indexOf(',', at), 10);
            board.current.receive(System.currentTimeMillis() - stamp);
          });
    }
  }

  private static final class Board {
    volatile Round current = new Round(0);
  }

  private static final class Round {
    final Timings lags = new Timings();
    final CountDownLatch missing;

    Round(int sockets) {
      missing = new CountDownLatch(sockets);
    }

    void receive(long lag) {
      lags.add(lag);
      missing.countDown();
    }
  }

  /** Measures a few rounds and returns the one whose slowest client is the median. */
  Spread measure(int sockets) throws IOException, InterruptedException {
    int port = freePort();
    Process server =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                String.valueOf(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try (Writer commands = server.outputWriter();
        var output =
            new BufferedReader(
                new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      output.readLine();
      Board board = new Board();
      vertx
          .deployVerticle(new Loop(sockets, port, board))
          .toCompletionStage()
          .toCompletableFuture()
          .join();
      List<Spread> measured = new ArrayList<>();
      for (int i = 0; i < WARM_UP + MEASURED; i++) {
        Round now = new Round(sockets);
        board.current = now;
        commands.write("go\n");
        commands.flush();
        if (!now.missing.await(30, TimeUnit.SECONDS)) {
          throw new IOException(now.missing.getCount() + " sockets of the bare server got nothing");
        }
        if (i >= WARM_UP) {
          measured.add(now.lags.spread(1));
        }
      }
      measured.sort(Comparator.comparing(Spread::max));
      return measured.get(MEASURED / 2);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
      server.destroy();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
