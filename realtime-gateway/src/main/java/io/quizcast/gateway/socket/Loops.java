package io.quizcast.gateway.socket;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** All event loops. Thread-safe. */
@ApplicationScoped
public class Loops {
  private static final RandomGenerator CHANCE = RandomGenerator.getDefault();

  private final ConcurrentHashMap<EventLoop, Loop> byEventLoop = new ConcurrentHashMap<>();
  private final CopyOnWriteArrayList<Loop> loops = new CopyOnWriteArrayList<>();

  /** Registers all loops at the start, so that the metrics include loops without sockets. */
  Loops(Vertx vertx) {
    for (EventExecutor executor : ((VertxInternal) vertx).getEventLoopGroup()) {
      of((EventLoop) executor);
    }
  }

  public Loop of(EventLoop eventLoop) {
    Loop known = byEventLoop.get(eventLoop);
    return known != null ? known : byEventLoop.computeIfAbsent(eventLoop, this::create);
  }

  private synchronized Loop create(EventLoop eventLoop) {
    Loop loop = new Loop(loops.size(), eventLoop);
    loops.add(loop);
    return loop;
  }

  public List<Loop> all() {
    return loops;
  }

  /** Number of open sockets. */
  public int open() {
    return loops.stream().mapToInt(Loop::open).sum();
  }

  /** The sum of a counter over all loops. */
  public long sum(Function<Loop, LongAdder> counter) {
    return loops.stream().mapToLong(loop -> counter.apply(loop).sum()).sum();
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
