package io.quizcast.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Crowd;
import io.quizcast.auth.Crowd.Answer;
import io.quizcast.auth.Player;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tabs of the existing web client with a shared cookie jar and a stored CSRF token. The client
 * handles a 401 with one refresh and one retry. If a refresh is answered with 401, or with 403
 * because of the CSRF token, it drops the stored token, which signs out all tabs.
 */
@AuthServiceTest
class BrowserTabsTest {
  private static final int ROUNDS = 4;

  private final Map<String, String> jar = new ConcurrentHashMap<>();
  private final AtomicReference<String> storedCsrf = new AtomicReference<>();

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2", "2, 3", "3, 4", "3, 5", "5, 6"})
  void tabsNeverSignEachOtherOut(int tabs, long seed) throws Exception {
    Player player = Player.registered();
    jar.put("access_token", player.access);
    jar.put("refresh_token", player.refresh);
    jar.put("csrf-secret", player.csrfSecret);
    storedCsrf.set(player.csrfToken);
    Random random = new Random(seed);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < ROUNDS; round++) {
        // The browser drops the access cookie when it expires.
        jar.remove("access_token");
        List<Future<Integer>> calls =
            IntStream.range(0, tabs)
                .mapToObj(tab -> new Random(random.nextLong()))
                .map(own -> threads.submit(() -> call(own)))
                .toList();
        for (Future<Integer> call : calls) {
          assertThat(call.get()).isEqualTo(200);
        }
        assertThat(storedCsrf.get()).isEqualTo(player.csrfToken);
      }
    }
  }

  /** Sends a change from one tab and returns the status that the user would see. */
  private int call(Random random) {
    pause(random);
    Answer answer = ask();
    if (answer.status() != 401 || !answer.body().contains("\"token_")) {
      return answer.status();
    }
    return refresh(random) ? ask().status() : 401;
  }

  private Answer ask() {
    return Crowd.post(
            "/api/auth/ws-ticket", "{}", "Cookie", cookies(), "X-CSRF-Token", storedCsrf.get())
        .join();
  }

  private boolean refresh(Random random) {
    String csrf = storedCsrf.get();
    if (csrf.isEmpty()) {
      return false;
    }
    Answer answer =
        Crowd.post("/api/auth/refresh", "", "Cookie", cookies(), "X-CSRF-Token", csrf).join();
    pause(random);
    if (answer.status() == 200) {
      for (String name : List.of("access_token", "refresh_token", "csrf-secret")) {
        jar.put(name, answer.cookie(name));
      }
      storedCsrf.set(answer.body().replaceAll(".*\"csrfToken\":\"(\\w+)\".*", "$1"));
      return true;
    }
    if (answer.status() == 401 || answer.body().contains("\"csrf_")) {
      storedCsrf.set("");
    }
    return false;
  }

  private String cookies() {
    return String.join(
        "; ", jar.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).toList());
  }

  /** Waits some milliseconds, as on a real network. */
  private static void pause(Random random) {
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(random.nextInt(30), TimeUnit.MILLISECONDS))
        .join();
  }
}
