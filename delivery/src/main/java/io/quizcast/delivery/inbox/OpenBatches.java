package io.quizcast.delivery.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Gauge of how long the oldest batch of records has been waiting to be applied. The lag reported by
 * the Kafka client does not show this, because it is measured when records are fetched, and a
 * consumer that is waiting for its database fetches none. Thread-safe.
 */
@Startup
@ApplicationScoped
public class OpenBatches {
  private final Set<Batch> open = ConcurrentHashMap.newKeySet();
  private final LongSupplier nanos;

  /** An object of its own, because two batches may start at the same moment. */
  private static final class Batch {
    private final long since;

    private Batch(long since) {
      this.since = since;
    }
  }

  @Inject
  OpenBatches(MeterRegistry meters) {
    this(meters, System::nanoTime);
  }

  OpenBatches(MeterRegistry meters, LongSupplier nanos) {
    this.nanos = nanos;
    Gauge.builder("quizcast.inbox.batch.age", this, OpenBatches::oldestSeconds)
        .baseUnit("seconds")
        .register(meters);
  }

  <T> Uni<T> timed(Uni<T> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Batch batch = new Batch(nanos.getAsLong());
              open.add(batch);
              return work.onTermination().invoke(() -> open.remove(batch));
            });
  }

  private double oldestSeconds() {
    long now = nanos.getAsLong();
    return open.stream().mapToLong(batch -> now - batch.since).max().orElse(0) / 1e9;
  }
}
