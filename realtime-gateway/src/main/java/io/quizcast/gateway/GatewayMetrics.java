package io.quizcast.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** All meters of the gateway. No label carries a user or a quiz id. */
@ApplicationScoped
public class GatewayMetrics {
  /** Histogram buckets; alerts use some of them as thresholds. */
  private static final Duration[] BOUNDS =
      IntStream.of(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Timer acknowledgement;
  private final Timer fanOut;
  private final Timer closeToReveal;
  private final Counter answersLost;
  private final Counter hashMismatches;
  private final Counter gaps;
  private final Counter rebuilds;
  private final Counter unreadable;
  private final Counter returns;
  private volatile double clockOffsetMillis;

  GatewayMetrics(MeterRegistry registry) {
    this.registry = registry;
    acknowledgement =
        timer(
            "quizcast.gateway.answer.acknowledged",
            "From receiving an answer to its append to the log");
    fanOut = timer("quizcast.gateway.fan_out", "From an event to the last socket of a loop");
    closeToReveal =
        timer("quizcast.gateway.close_to_reveal", "From a question's close to its reveal");
    returns = registry.counter("quizcast.gateway.returns");
    seconds("clock.offset", () -> clockOffsetMillis / 1e3);
    answersLost = registry.counter("quizcast.gateway.answers.lost");
    hashMismatches = registry.counter("quizcast.gateway.rooms.hash_mismatches");
    gaps = registry.counter("quizcast.gateway.rooms.gaps");
    rebuilds = registry.counter("quizcast.gateway.rooms.rebuilds");
    unreadable = registry.counter("quizcast.gateway.records.unreadable");
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .publishPercentiles(0.5, 0.99)
        .serviceLevelObjectives(BOUNDS)
        .distributionStatisticExpiry(Duration.ofMinutes(1))
        .register(registry);
  }

  /** Registers a gauge. */
  public void gauge(String name, Supplier<Number> value) {
    Gauge.builder("quizcast.gateway." + name, value).register(registry);
  }

  /** Registers a gauge in seconds. */
  public void seconds(String name, Supplier<Number> value) {
    Gauge.builder("quizcast.gateway." + name, value).baseUnit("seconds").register(registry);
  }

  /** Registers a counter whose value is maintained by the caller. */
  public <T> void counter(String name, T source, ToDoubleFunction<T> count) {
    FunctionCounter.builder("quizcast.gateway." + name, source, count).register(registry);
  }

  /** Counts a player who reconnected to a game in progress. */
  public void returned() {
    returns.increment();
  }

  public void revealed(long nanos) {
    closeToReveal.record(nanos, TimeUnit.NANOSECONDS);
  }

  /**
   * @param millis this machine's clock minus the broker's, in milliseconds
   */
  public void clockOffset(double millis) {
    clockOffsetMillis = millis;
  }

  public void acknowledged(long nanos) {
    acknowledgement.record(nanos, TimeUnit.NANOSECONDS);
  }

  public void fannedOut(long nanos) {
    fanOut.record(nanos, TimeUnit.NANOSECONDS);
  }

  public Timer acknowledgement() {
    return acknowledgement;
  }

  public Timer fanOut() {
    return fanOut;
  }

  public void answerLost() {
    answersLost.increment();
  }

  /** Number of answers lost since the gateway started. */
  public long answersLost() {
    return (long) answersLost.count();
  }

  public void hashMismatch() {
    hashMismatches.increment();
  }

  public void rebuilt() {
    rebuilds.increment();
  }

  public void gap() {
    gaps.increment();
  }

  public void unreadable() {
    unreadable.increment();
  }
}
