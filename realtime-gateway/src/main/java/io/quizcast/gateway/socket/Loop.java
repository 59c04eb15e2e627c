package io.quizcast.gateway.socket;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * One event loop and its sockets, called a "shard" in the metrics for admins. Event loop confined,
 * except {@link #execute} and the counters.
 */
public final class Loop implements Executor {
  private static final long SWEEP_MS = 1_000;

  private final int number;
  private final EventLoop eventLoop;
  private final LoopClock clock;
  private final List<Socket> sockets = new ArrayList<>();
  private final byte[] scratch;

  private final AtomicInteger open = new AtomicInteger();
  private final ConcurrentHashMap<String, LongAdder> byType = new ConcurrentHashMap<>();
  private final LongAdder[] counts = new LongAdder[Count.values().length];

  Loop(int number, EventLoop eventLoop, int maxFrameBytes) {
    this.number = number;
    this.scratch = new byte[maxFrameBytes];
    this.eventLoop = eventLoop;
    this.clock = new LoopClock(eventLoop);
    Arrays.setAll(counts, _ -> new LongAdder());
    eventLoop.execute(this::armSweep);
  }

  public int number() {
    return number;
  }

  public LoopClock clock() {
    return clock;
  }

  /** Tasks submitted by one thread run in the order of submission. */
  @Override
  public void execute(Runnable task) {
    eventLoop.execute(task);
  }

  void later(Duration delay, Runnable task) {
    eventLoop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  byte[] scratch() {
    return scratch;
  }

  void add(Socket socket) {
    socket.index(sockets.size());
    sockets.add(socket);
    open.incrementAndGet();
    count(Count.OPENED);
  }

  void remove(Socket socket) {
    int index = socket.index();
    Socket last = sockets.removeLast();
    if (last != socket) {
      sockets.set(index, last);
      last.index(index);
    }
    open.decrementAndGet();
  }

  List<Socket> sockets() {
    return sockets;
  }

  private void armSweep() {
    eventLoop.schedule(this::sweep, SWEEP_MS, TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    long now = System.nanoTime();
    for (Socket socket : List.copyOf(sockets)) {
      socket.sweep(now);
    }
    armSweep();
  }

  /** Number of open sockets. May be called from any thread. */
  public int open() {
    return open.get();
  }

  void count(Count what) {
    counts[what.ordinal()].increment();
  }

  /** May be called from any thread. */
  public long sum(Count what) {
    return counts[what.ordinal()].sum();
  }

  /** Counts a frame that was sent or received. */
  void count(String type) {
    LongAdder known = byType.get(type);
    (known != null ? known : byType.computeIfAbsent(type, _ -> new LongAdder())).increment();
  }

  /** Frames sent and received since the start, by type. */
  public Map<String, LongAdder> byType() {
    return byType;
  }
}
