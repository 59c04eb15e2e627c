package io.quizcast.quiz.game;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Every meter of running games: name, labels, and which of them should wake somebody.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><td>quizcast.game.partitions.owned</td><td>gauge</td><td>below the share: see leases</td></tr>
 * <tr><td>quizcast.game.partitions.stopped</td><td>gauge</td><td>alarm: above 0</td></tr>
 * <tr><td>quizcast.game.lease.lost</td><td>counter</td><td>often: starved or slow database</td></tr>
 * <tr><td>quizcast.game.commands</td><td>counter</td><td></td></tr>
 * <tr><td>quizcast.game.commands.forged</td><td>counter</td><td>alarm: any</td></tr>
 * <tr><td>quizcast.game.commands.unreadable</td><td>counter</td><td>alarm: any</td></tr>
 * <tr><td>quizcast.game.held</td><td>counter</td><td>alarm: any</td></tr>
 * <tr><td>quizcast.game.unplayable</td><td>counter</td><td>alarm: any</td></tr>
 * <tr><td>quizcast.game.trip</td><td>timer</td><td>one fenced round trip</td></tr>
 * <tr><td>quizcast.game.trip.failed</td><td>counter</td><td></td></tr>
 * <tr><td>quizcast.game.publish</td><td>timer</td><td>run handed over → confirmed</td></tr>
 * <tr><td>quizcast.game.command.lag</td><td>timer</td><td>appended → committed</td></tr>
 * </table>
 */
final class GameMetrics {
  private final AtomicInteger owned = new AtomicInteger();
  private final AtomicInteger stopped = new AtomicInteger();
  private final Counter leaseLost;
  private final Counter commands;
  private final Counter forged;
  private final Counter unreadable;
  private final Counter held;
  private final Counter unplayable;
  private final Counter tripFailed;
  private final Timer trip;
  private final Timer publish;
  private final Timer lag;

  GameMetrics(MeterRegistry registry) {
    Gauge.builder("quizcast.game.partitions.owned", owned, AtomicInteger::get).register(registry);
    Gauge.builder("quizcast.game.partitions.stopped", stopped, AtomicInteger::get)
        .register(registry);
    leaseLost = registry.counter("quizcast.game.lease.lost");
    commands = registry.counter("quizcast.game.commands");
    forged = registry.counter("quizcast.game.commands.forged");
    unreadable = registry.counter("quizcast.game.commands.unreadable");
    held = registry.counter("quizcast.game.held");
    unplayable = registry.counter("quizcast.game.unplayable");
    tripFailed = registry.counter("quizcast.game.trip.failed");
    trip = timer(registry, "quizcast.game.trip");
    publish = timer(registry, "quizcast.game.publish");
    lag = timer(registry, "quizcast.game.command.lag");
  }

  private static Timer timer(MeterRegistry registry, String name) {
    return Timer.builder(name).publishPercentileHistogram().register(registry);
  }

  void owns(int partitions) {
    owned.set(partitions);
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

  void tripFailed() {
    tripFailed.increment();
  }

  /**
   * @param lagMs from the append of the oldest command to its commit
   */
  void tripped(int records, long nanos, long lagMs) {
    commands.increment(records);
    trip.record(Duration.ofNanos(nanos));
    lag.record(Duration.ofMillis(Math.max(0, lagMs)));
  }

  void published(long nanos) {
    publish.record(Duration.ofNanos(nanos));
  }
}
