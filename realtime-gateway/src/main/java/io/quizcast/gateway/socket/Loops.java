package io.quizcast.gateway.socket;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** All event loops. Thread-safe. */
@ApplicationScoped
public class Loops {
  private static final RandomGenerator CHANCE = RandomGenerator.getDefault();

  private final Map<EventLoop, Loop> byEventLoop = new LinkedHashMap<>();
  private final List<Loop> loops;

  Loops(Vertx vertx, SocketConfig config) {
    for (EventExecutor executor : ((VertxInternal) vertx).getEventLoopGroup()) {
      EventLoop eventLoop = (EventLoop) executor;
      byEventLoop.put(eventLoop, new Loop(byEventLoop.size(), eventLoop, config.maxFrameBytes()));
    }
    loops = List.copyOf(byEventLoop.values());
  }

  /** The loop of one of Vert.x's event loops. */
  public Loop of(EventLoop eventLoop) {
    return Objects.requireNonNull(byEventLoop.get(eventLoop));
  }

  public List<Loop> all() {
    return loops;
  }

  /** Number of open sockets. */
  public int open() {
    return loops.stream().mapToInt(Loop::open).sum();
  }

  /** The count of all loops together. */
  public long sum(Count what) {
    return loops.stream().mapToLong(loop -> loop.sum(what)).sum();
  }

  /** Closes every socket, each at a random moment within the given time. */
  public void closeAll(CloseReason reason, Duration within) {
    for (Loop loop : loops) {
      loop.execute(
          () -> {
            for (Socket socket : List.copyOf(loop.sockets())) {
              loop.later(
                  Duration.ofNanos(CHANCE.nextLong(within.toNanos())), () -> socket.close(reason));
            }
          });
    }
  }
}
