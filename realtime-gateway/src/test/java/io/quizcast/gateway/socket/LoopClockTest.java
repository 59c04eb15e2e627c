package io.quizcast.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Protocol §3, Arrival: a frame is stamped with the time of the loop's second-last tick before it
 * was read.
 */
class LoopClockTest {
  private final EventLoop loop = new DefaultEventLoop();
  private final LoopClock clock = new LoopClock(loop);

  @AfterEach
  void stop() {
    loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }

  @Test
  void withoutAnOpenQuestionTheStampIsTheCurrentTime() throws Exception {
    long before = System.nanoTime();

    assertThat(on(clock::arrival)).isGreaterThanOrEqualTo(before);
  }

  @Test
  void framesThatPiledUpInABlockedLoopAreStampedWithTheTimeBeforeTheBlock() throws Exception {
    on(
        () -> {
          clock.await(_ -> false);
          return 0L;
        });
    ticks(5);
    long before = System.nanoTime();
    CompletableFuture<Long> stamp = new CompletableFuture<>();
    loop.execute(() -> LockSupport.parkNanos(Duration.ofMillis(300).toNanos()));
    loop.execute(() -> stamp.complete(clock.arrival()));

    assertThat(stamp.get(20, TimeUnit.SECONDS)).isLessThanOrEqualTo(before);
  }

  @Test
  void missedTicksDoNotFireInABurst() throws Exception {
    long[] asked = {0};
    on(
        () -> {
          clock.await(
              _ -> {
                asked[0]++;
                return false;
              });
          return 0L;
        });
    ticks(3);
    loop.execute(() -> LockSupport.parkNanos(Duration.ofMillis(200).toNanos()));
    long before = on(() -> asked[0]);
    long since = System.nanoTime();
    long after = on(() -> asked[0]);

    // This thread may be delayed between its two reads, so ticks in that time are legitimate.
    long honest = (System.nanoTime() - since) / Duration.ofMillis(10).toNanos();
    assertThat(after - before).isLessThanOrEqualTo(1 + honest);
  }

  @Test
  void aDeadlineHasPassedOnlyWhenNoLaterFrameCanBeOnTime() throws Exception {
    long deadline = System.nanoTime() + Duration.ofMillis(60).toNanos();
    CompletableFuture<Long> arrivalThen = new CompletableFuture<>();
    on(
        () -> {
          clock.await(
              stamp -> {
                if (stamp <= deadline) {
                  return false;
                }
                loop.execute(() -> arrivalThen.complete(clock.arrival()));
                return true;
              });
          return 0L;
        });

    assertThat(arrivalThen.get(2, TimeUnit.SECONDS)).isGreaterThan(deadline);
  }

  private void ticks(int count) throws Exception {
    CompletableFuture<Long> done = new CompletableFuture<>();
    int[] left = {count};
    loop.execute(
        () ->
            clock.await(
                _ -> {
                  if (--left[0] > 0) {
                    return false;
                  }
                  done.complete(0L);
                  return true;
                }));
    done.get(2, TimeUnit.SECONDS);
  }

  private long on(Callable<Long> question) throws Exception {
    return loop.submit(question).get(2, TimeUnit.SECONDS);
  }
}
