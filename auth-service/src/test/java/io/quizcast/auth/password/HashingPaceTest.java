package io.quizcast.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HashingPaceTest {
  private static final long WORKED = TimeUnit.MILLISECONDS.toNanos(200);

  private final ExecutorService others = Executors.newCachedThreadPool();

  @BeforeEach
  void keepEveryCoreBusy() {
    for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
      others.submit(
          () -> {
            while (!Thread.currentThread().isInterrupted()) {
              Thread.onSpinWait();
            }
          });
    }
  }

  @AfterEach
  void release() {
    others.shutdownNow();
  }

  @Test
  void aBusyMachineGetsARestAsLongAsTheWork() {
    HashingPace pace = new HashingPace(1);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(rested(pace)).isGreaterThanOrEqualTo(WORKED));
  }

  private static long rested(HashingPace pace) {
    long begun = System.nanoTime();
    pace.rest(WORKED);
    return System.nanoTime() - begun;
  }
}
