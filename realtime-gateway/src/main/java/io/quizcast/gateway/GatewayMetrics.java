package io.quizcast.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Every meter of the gateway by name. No label ever names a user or a quiz. */
@ApplicationScoped
public class GatewayMetrics {
  private final MeterRegistry registry;
  private final Timer acknowledgement;
  private final Timer fanOut;
  private final Counter answersLost;
  private final Counter hashMismatches;
  private final Counter gaps;
  private final Counter rebuilds;
  private final Counter unreadable;

  GatewayMetrics(MeterRegistry registry) {
    this.registry = registry;
    acknowledgement =
        timer("quizcast.gateway.answer.acknowledged", "From the tap to its place in the log");
    fanOut = timer("quizcast.gateway.fan_out", "From an event to the last socket of a loop");
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
        .distributionStatisticExpiry(Duration.ofMinutes(1))
        .register(registry);
  }

  /** A number that is read when somebody asks. */
  public void gauge(String name, Supplier<Number> value) {
    registry.gauge("quizcast.gateway." + name, value, supplier -> supplier.get().doubleValue());
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

  /** Since the start. */
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
