package io.quizcast.quiz.game;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Every meter of running games by name; what each means stands in {@code docs/metrics.md}. */
final class GameMetrics {
  private final AtomicInteger owned = new AtomicInteger();
  private final AtomicInteger unowned = new AtomicInteger();
  private final AtomicInteger stopped = new AtomicInteger();
  private final AtomicLong clockOffsetMicros = new AtomicLong();
  private final Map<Integer, PartitionFigures> partitions = new ConcurrentHashMap<>();
  private final Counter leaseLost;
  private final Counter commands;
  private final Counter forged;
  private final Counter unreadable;
  private final Counter held;
  private final Counter unplayable;
  private final Counter commitFailed;
  private final Timer commit;
  private final Timer publish;
  private final Timer lag;

  GameMetrics(MeterRegistry registry) {
    gauge(registry, "quizcast.game.partitions.owned", owned::get);
    gauge(registry, "quizcast.game.partitions.unowned", unowned::get);
    gauge(registry, "quizcast.game.partitions.halted", stopped::get);
    gauge(registry, "quizcast.game.commands.behind", () -> most(PartitionFigures::behind));
    gauge(registry, "quizcast.game.live", () -> sum(PartitionFigures::live));
    gauge(registry, "quizcast.game.holding", () -> sum(PartitionFigures::held));
    seconds(registry, "quizcast.game.overdue", () -> since(PartitionFigures::dueNanos));
    seconds(registry, "quizcast.game.turn.age", () -> since(PartitionFigures::atNanos));
    seconds(registry, "quizcast.game.clock.offset", () -> clockOffsetMicros.get() / 1e6);
    leaseLost = registry.counter("quizcast.game.lease.lost");
    commands = registry.counter("quizcast.game.commands");
    forged = registry.counter("quizcast.game.commands.forged");
    unreadable = registry.counter("quizcast.game.commands.unreadable");
    held = registry.counter("quizcast.game.held");
    unplayable = registry.counter("quizcast.game.unplayable");
    commitFailed = registry.counter("quizcast.game.commit.failed");
    commit = timer(registry, "quizcast.game.commit");
    publish = timer(registry, "quizcast.game.publish");
    lag = timer(registry, "quizcast.game.command.lag");
  }

  private static Timer timer(MeterRegistry registry, String name) {
    return Timer.builder(name).publishPercentileHistogram().register(registry);
  }

  private static void gauge(MeterRegistry registry, String name, Supplier<Number> value) {
    Gauge.builder(name, value).register(registry);
  }

  private static void seconds(MeterRegistry registry, String name, Supplier<Number> value) {
    Gauge.builder(name, value).baseUnit("seconds").register(registry);
  }

  private long most(ToLongFunction<PartitionFigures> figure) {
    return partitions.values().stream().mapToLong(figure).max().orElse(0);
  }

  private long sum(ToLongFunction<PartitionFigures> figure) {
    return partitions.values().stream().mapToLong(figure).sum();
  }

  /** Grows by itself where nobody tells anything new. */
  private double since(ToLongFunction<PartitionFigures> moment) {
    long now = System.nanoTime();
    long longest = 0;
    for (PartitionFigures figures : partitions.values()) {
      longest = Math.max(longest, now - moment.applyAsLong(figures));
    }
    return longest / 1e9;
  }

  /** What the owner of a partition saw just now. */
  void tell(int partition, PartitionFigures figures) {
    partitions.put(partition, figures);
  }

  /** It belongs to somebody else now. */
  void gone(int partition) {
    partitions.remove(partition);
  }

  /**
   * @param micros this machine's clock minus the database's
   */
  void clockOffset(long micros) {
    clockOffsetMicros.set(micros);
  }

  void owns(int partitions) {
    owned.set(partitions);
  }

  /** Partitions of the whole topic that nobody holds. */
  void unowned(int partitions) {
    unowned.set(partitions);
  }

  void stopped(int change) {
    stopped.addAndGet(change);
  }

  void leaseLost() {
    leaseLost.increment();
  }

  void forged() {
    forged.increment();
  }

  void unreadable() {
    unreadable.increment();
  }

  void held() {
    held.increment();
  }

  void unplayable() {
    unplayable.increment();
  }

  void commitFailed() {
    commitFailed.increment();
  }

  /**
   * @param lagMs from the append of the oldest command to its commit
   */
  void committed(int records, long nanos, long lagMs) {
    commands.increment(records);
    commit.record(Duration.ofNanos(nanos));
    lag.record(Duration.ofMillis(Math.max(0, lagMs)));
  }

  void published(long nanos) {
    publish.record(Duration.ofNanos(nanos));
  }
}
