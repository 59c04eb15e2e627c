package io.quizcast.user.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How long the oldest batch of records has been waiting to be applied. The client's own lag is told
 * when records are fetched, and whoever waits for a database fetches none. Any thread.
 */
@Startup
@ApplicationScoped
public class OpenBatches {
  private final Set<Batch> open = ConcurrentHashMap.newKeySet();
  private final LongSupplier nanos;

  /** Its identity tells it from others of the same moment. */
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
    meters.gauge("quizcast.user.batch.age.seconds", this, OpenBatches::oldestSeconds);
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
