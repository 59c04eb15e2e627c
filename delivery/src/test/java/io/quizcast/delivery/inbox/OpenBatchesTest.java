package io.quizcast.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OpenBatchesTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong now = new AtomicLong();
  private final OpenBatches batches = new OpenBatches(meters, now::get);

  @Test
  void theGaugeShowsTheOldestOpenBatch() {
    assertThat(age()).isZero();
    CompletableFuture<Void> first = new CompletableFuture<>();
    CompletableFuture<Void> second = new CompletableFuture<>();
    begin(first);
    now.set(4_000_000_000L);
    begin(second);
    now.set(7_000_000_000L);
    assertThat(age()).isEqualTo(7);
    first.complete(null);
    assertThat(age()).isEqualTo(3);
    second.completeExceptionally(new IllegalStateException("refused"));
    assertThat(age()).isZero();
  }

  private void begin(CompletableFuture<Void> work) {
    batches
        .timed(Uni.createFrom().completionStage(work))
        .subscribe()
        .with(done -> {}, failure -> {});
  }

  private double age() {
    return meters.get("quizcast.inbox.batch.age").gauge().value();
  }
}
