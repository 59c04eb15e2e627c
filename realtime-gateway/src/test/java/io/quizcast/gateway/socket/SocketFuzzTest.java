package io.quizcast.gateway.socket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.gateway.ClientGuards;
import io.quizcast.gateway.GatewayTest;
import io.quizcast.gateway.RawSocket;
import io.quizcast.gateway.TestOwner;
import io.quizcast.gateway.TestPlayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Sends random and mutated frames from many sockets to one room. A player in it must receive the
 * same frames at the same times as a player in a quiet room with the same schedule, and win. {@code
 * -Dfuzz.seconds=600} makes the run longer.
 */
@QuarkusTest
class SocketFuzzTest extends GatewayTest {
  private static final int LOUD = 8;
  private static final int QUESTIONS = 3;

  /**
   * Two games are never decided in the same millisecond, and a busy machine makes the difference
   * larger.
   */
  private static final long APART_MS = 750;

  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong sockets = new AtomicLong();
  private volatile boolean loud;
  private long apartMs;

  /** Collects what the gateway logs as an error. */
  private static final class Errors extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord line) {
      if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
        lines.add(line.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void aPlayerAmongFuzzedSocketsIsNotAffected() throws IOException {
    int seconds = Integer.getInteger("fuzz.seconds", 6);
    Logger log = Logger.getLogger("io.quizcast");
    Errors errors = new Errors();
    log.addHandler(errors);
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    int games = 0;
    try {
      do {
        game(games++);
      } while (System.nanoTime() < end);
    } finally {
      log.removeHandler(errors);
    }

    assertThat(errors.lines).isEmpty();
    assertThat(given().port(port()).get("/q/health/ready").statusCode()).isEqualTo(200);
    assertThat(frames.get()).isGreaterThan(1_000);
    report(seconds, games);
  }

  private void game(int number) {
    TestOwner.Played fuzzed = owner.schedule(Duration.ofSeconds(2), 2, QUESTIONS);
    TestOwner.Played quiet = owner.schedule(Duration.ofSeconds(2), 2, QUESTIONS);
    TestPlayer control = player();
    TestPlayer twin = player();
    control.ready(fuzzed.quizId);
    twin.ready(quiet.quizId);
    control.await("quiz:user_ready");
    twin.await("quiz:user_ready");
    loud = true;
    try (ExecutorService fuzzers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < LOUD; i++) {
        FrameFuzz fuzz = new FrameFuzz(31L * number + i, fuzzed.quizId);
        fuzzers.execute(() -> annoy(fuzz, fuzzed.quizId));
      }
      try {
        for (int asked = 0; asked < QUESTIONS; asked++) {
          answer(control, fuzzed, asked);
          answer(twin, quiet, asked);
        }
        control.await("quiz:results_available");
        twin.await("quiz:results_available");
      } finally {
        // The executor waits for its threads when it is closed, so they must end first.
        loud = false;
      }
    }
    compare(control, twin);
    control.leave();
    twin.leave();
  }

  private static void answer(TestPlayer player, TestOwner.Played game, int asked) {
    long question = game.questions.get(asked).questionId();
    player.await("quiz:question", q -> q.path("question_id").asLong() == question);
    player.answer(question, game.rightOption);
  }

  private void annoy(FrameFuzz fuzz, long quizId) {
    long user = newUser();
    while (loud) {
      try (RawSocket socket = new RawSocket(port(), ticket(user, user, "user"))) {
        sockets.incrementAndGet();
        socket.ready(quizId);
        while (loud) {
          socket.bytes(fuzz.next());
          frames.incrementAndGet();
          if (!socket.drain()) {
            break;
          }
        }
      } catch (IOException e) {
        // The gateway closed or refused the socket, as it should, so the run continues with a new
        // one.
        Thread.yield();
      }
    }
  }

  private void compare(TestPlayer control, TestPlayer twin) {
    assertThat(control.frames).allMatch(frame -> ClientGuards.problem(frame).isEmpty());
    List<Heard> here = heard(control);
    List<Heard> there = heard(twin);
    assertThat(here).extracting(Heard::type).isEqualTo(there.stream().map(Heard::type).toList());
    for (int i = 0; i < here.size(); i++) {
      apartMs = Math.max(apartMs, Math.abs(here.get(i).atMs() - there.get(i).atMs()));
    }
    assertThat(apartMs).isLessThan(APART_MS);
    assertThat(control.all("quiz:answer_result"))
        .hasSize(QUESTIONS)
        .allMatch(result -> result.path("is_correct").asBoolean());
  }

  private record Heard(String type, long atMs) {}

  /**
   * The frames that everybody receives in a game, without the timer and the counts, which depend on
   * other users and on timing.
   */
  private static List<Heard> heard(TestPlayer player) {
    List<Heard> heard = new ArrayList<>();
    for (int i = 0; i < player.frames.size(); i++) {
      JsonNode frame = player.frames.get(i);
      String type = frame.path("type").asText();
      boolean counts = type.equals("quiz:player_count") || type.equals("quiz:countdown");
      if (!counts && !type.equals("quiz:timer")) {
        heard.add(new Heard(type, player.heardAt.get(i)));
      }
    }
    return heard;
  }

  private void report(int seconds, int games) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "fuzz"));
    Files.writeString(
        folder.resolve("sockets.txt"),
        "%d s, %d games: %d frames over %d sockets; control and twin received the same frames, at most %d ms apart%n"
            .formatted(seconds, games, frames.get(), sockets.get(), apartMs));
  }
}
