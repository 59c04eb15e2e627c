package io.quizcast.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NetworkBudgetsTest {
  private static final long NOW = System.nanoTime();
  private static final String SCHOOL = "192.0.2.0";

  private final NetworkBudgets budgets =
      new NetworkBudgets(
          LimitsForTests.with(Map.of("network-burst", "10", "network-frames-per-second", "2")));

  @Test
  void socketsOfOneNetworkShareOneLimit() {
    NetworkBudgets.Share first = budgets.claim(SCHOOL);
    NetworkBudgets.Share second = budgets.claim(SCHOOL);
    for (int i = 0; i < 5; i++) {
      assertThat(first.take(NOW)).isTrue();
      assertThat(second.take(NOW)).isTrue();
    }
    assertThat(first.take(NOW)).isFalse();
    assertThat(second.take(NOW)).isFalse();
    assertThat(budgets.claim("198.51.100.0").take(NOW)).as("another network").isTrue();
    long later = NOW + 1_000_000_000L;
    assertThat(second.take(later)).isTrue();
    assertThat(first.take(later)).isTrue();
    assertThat(second.take(later)).as("a second refills two").isFalse();
  }

  @Test
  void aNetworkKeepsItsLimitUntilItsLastSocketCloses() {
    NetworkBudgets.Share first = budgets.claim(SCHOOL);
    NetworkBudgets.Share second = budgets.claim(SCHOOL);
    exhaust(first);
    first.release();
    NetworkBudgets.Share again = budgets.claim(SCHOOL);
    assertThat(again.take(NOW)).as("a reconnect brings no new burst").isFalse();
    again.release();
    second.release();
    assertThat(budgets.claim(SCHOOL).take(NOW)).as("the network was forgotten").isTrue();
  }

  @Test
  void socketsThatOpenAndCloseAtOnceLoseNoneOfTheirCounts() throws Exception {
    NetworkBudgets.Share open = budgets.claim(SCHOOL);
    exhaust(open);
    List<Callable<Void>> sockets = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      sockets.add(
          () -> {
            budgets.claim(SCHOOL).release();
            return null;
          });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> socket : threads.invokeAll(sockets)) {
        socket.get();
      }
    }
    assertThat(budgets.claim(SCHOOL).take(NOW)).as("the open socket was counted").isFalse();
  }

  private static void exhaust(NetworkBudgets.Share share) {
    for (int i = 0; i < 10; i++) {
      share.take(NOW);
    }
    assertThat(share.take(NOW)).isFalse();
  }
}
