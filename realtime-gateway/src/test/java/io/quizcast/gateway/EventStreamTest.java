package io.quizcast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.user.UserEvent;
import io.quizcast.gateway.socket.Loop;
import io.quizcast.gateway.socket.Loops;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Tests that clients behind networks that block WebSockets get the same frames as server-sent
 * events, from the same rooms.
 */
@QuarkusTest
class EventStreamTest extends GatewayTest {
  @Inject Loops loops;

  private TestStream open(long user) throws Exception {
    return new TestStream(port(), ticket(user, user, "user"));
  }

  @Test
  void aStreamCarriesTheSameGameAsASocket() throws Exception {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 2, 2);
    TestPlayer twin = player();
    twin.ready(game.quizId);
    try (TestStream player = open(newUser())) {
      player.say("user:ready", "{\"quiz_id\":" + game.quizId + "}");
      player.await("quiz:user_ready");
      twin.await("quiz:user_ready");
      for (int asked = 1; asked <= 2; asked++) {
        int number = asked;
        await().until(() -> player.all("quiz:question").size() == number);
        long question = player.await("quiz:question").path("question_id").asLong();
        player.say(
            "user:answer",
            "{\"question_id\":%d,\"selected_option\":%d}".formatted(question, game.rightOption));
        twin.await("quiz:question", q -> q.path("question_id").asLong() == question);
        twin.answer(question, game.rightOption);
        await().until(() -> player.all("quiz:answer_accepted").size() == number);
      }
      player.await("quiz:results_available");
      twin.await("quiz:results_available");

      assertThat(player.frames).allMatch(frame -> ClientGuards.problem(frame).isEmpty());
      assertThat(player.all("quiz:answer_result"))
          .hasSize(2)
          .allMatch(result -> result.path("is_correct").asBoolean());
      assertThat(numbered(player.frames)).isEqualTo(numbered(twin.frames)).hasSizeGreaterThan(5);
    }
  }

  /** The types of the frames that everybody receives from the start of the game, in order. */
  private static List<JsonNode> numbered(List<JsonNode> frames) {
    return frames.stream()
        .dropWhile(frame -> !frame.path("type").asText().equals("quiz:start"))
        .filter(frame -> frame.has("seq") && !frame.path("data").has("is_correct"))
        .toList();
  }

  /**
   * Protocol §3, Arrival: time in a blocked loop does not count against a player. The loop that
   * reads a post knows as well as the loop of a socket how long the answer was delayed.
   */
  @Test
  void answersDelayedByBlockedLoopsCountAsOnTime() throws Exception {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(3), 3, 1);
    long twin = newUser();
    // A client of its own thread: those of TestPlayer use the loops that this test blocks.
    try (TestStream player = open(newUser());
        RawSocket socket = new RawSocket(port(), ticket(twin, twin, "user"))) {
      socket.ready(game.quizId);
      player.say("user:ready", "{\"quiz_id\":" + game.quizId + "}");
      await().until(() -> game.state.facts().players().size() == 2);
      long question = player.await("quiz:question").path("question_id").asLong();
      await().until(() -> game.events.stream().anyMatch(GameEvent.WindowOpened.class::isInstance));
      // The question is closed only after both answers are in the log. Otherwise a busy machine
      // could need longer for them than the owner waits.
      game.byItself = false;
      CountDownLatch stopped = new CountDownLatch(loops.all().size());
      CountDownLatch resume = new CountDownLatch(1);
      for (Loop loop : loops.all()) {
        loop.execute(
            () -> {
              stopped.countDown();
              awaitQuietly(resume);
            });
      }
      assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();

      String answer =
          "{\"type\":\"user:answer\",\"data\":{\"question_id\":%d,\"selected_option\":2}}"
              .formatted(question);
      var tap = player.post(answer);
      socket.say(answer);
      long since = System.nanoTime();
      // The limit and the late grace add up to 3.2 s, so both are over when the answers are read.
      await().until(() -> System.nanoTime() - since > Duration.ofMillis(3_700).toNanos());
      resume.countDown();
      assertThat(tap.join().statusCode()).isEqualTo(202);
      await().until(() -> game.answers().size() == 2);
      game.byItself = true;

      JsonNode result = player.await("quiz:answer_result");
      assertThat(result.path("is_correct").asBoolean()).isTrue();
      assertThat(result.path("time_taken_ms").asInt()).isLessThan(3_000);
      assertThat(game.answers()).allMatch(recorded -> recorded.elapsedMs() < 3_000);
      assertThat(player.await("quiz:finish").path("winners").asInt()).isEqualTo(2);
    }
  }

  @Test
  void anEndedSessionClosesItsStreamWithTheReason() throws Exception {
    long user = newUser();
    try (TestStream player = open(user)) {
      player.say("user:heartbeat", "{}");
      player.await("server:heartbeat");

      happened(user, new UserEvent.SessionRevoked(user, user, "logout"));

      player.await("session_revoked");
      player.ended.get(20, TimeUnit.SECONDS);
      assertThat(player.closes).hasSize(1);
      assertThat(player.closes.getFirst().path("code").asInt()).isEqualTo(4501);
      await().until(() -> player.post("{}").join().statusCode() == 404);
    }
  }

  @Test
  void invalidFramesGetAnErrorOnTheStreamAndOversizedPostsA413() throws Exception {
    try (TestStream player = open(newUser())) {
      assertThat(player.post("hello").join().statusCode()).isEqualTo(202);
      assertThat(player.await("server:error").path("code").asText())
          .isEqualTo("invalid_message_format");
      HttpResponse<String> tooBig = player.post("x".repeat(9_000)).join();
      assertThat(tooBig.statusCode()).isEqualTo(413);
      assertThat(tooBig.body()).contains("\"error_type\":\"payload_too_large\"");
      player.say("user:heartbeat", "{}");
      player.await("server:heartbeat");
    }
  }

  @Test
  void aStreamNeedsAValidTicket() throws Exception {
    long user = newUser();
    String ticket = ticket(user, user, "user");
    new TestStream(port(), ticket).close();
    assertThat(answer(get("/ws/events?ticket=" + ticket))).isEqualTo("401 ticket_invalid");
    assertThat(answer(get("/ws/events"))).isEqualTo("401 ticket_missing");
    assertThat(
            answer(
                get("/ws/events/?ticket=" + ticket(user, user, "user"))
                    .timeout(Duration.ofSeconds(20))))
        .startsWith("401");
    assertThat(answer(get("/ws/events?ticket=x").header("Origin", "http://evil.example")))
        .isEqualTo("403 origin_not_allowed");
    assertThat(answer(get("/ws/events/nosuchstream").POST(BodyPublishers.ofString("{}"))))
        .isEqualTo("404 stream_unknown");
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  private static String answer(HttpRequest.Builder request) throws Exception {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      return answer.statusCode()
          + " "
          + TestOwner.JSON.readTree(answer.body()).path("error_type").asText();
    }
  }
}
