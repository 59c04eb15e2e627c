package io.quizcast.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.platform.TestedPlatform;
import io.quizcast.swarm.quiz.QuizDraft;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests that invalid tickets and frames get the responses of the contract and do not affect other
 * players.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(TestedPlatform.BOTS)
class BadMannersTest {
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage = new Stage(TestedPlatform.get());
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void aMissingOrWrongTicketIsRefusedBeforeTheUpgrade() throws Exception {
    assertThat(plainGet("/ws")).isEqualTo("401 Missing authentication ticket parameter");
    assertThat(plainGet("/ws?ticket=")).isEqualTo("401 Missing authentication ticket parameter");
    assertThat(plainGet("/ws?ticket=not-a-ticket")).isEqualTo("401 Invalid or expired ticket");
    assertRefused("not-a-ticket");
  }

  @Test
  void aTicketWorksOnce() throws Exception {
    String ticket = stage.ticket("manners1");
    try (RawPlayer player = new RawPlayer(stage.edge(), ticket)) {
      player.say("user:heartbeat", "{}");
      player.hear("server:heartbeat");
      assertRefused(ticket);
      assertThat(player.isOpen()).isTrue();
    }
  }

  @Test
  void invalidFramesAreReportedAndTheSocketStaysOpen() throws Exception {
    try (RawPlayer player = new RawPlayer(stage.edge(), stage.ticket("manners1"))) {
      player.say("hello");
      assertError(player, "invalid_message_format", "Invalid JSON format");
      player.say("user:dance", "{}");
      assertError(player, "unknown_message_type", "Unknown message type: user:dance");
      player.say("user:answer", "{\"question_id\":\"one\"}");
      assertError(player, "invalid_format", "Failed to parse user:answer event");
      player.say("user:ready", "{\"quiz_id\":999999}");
      assertError(player, "ready_error", "quiz #999999 not found");
      player.say("user:heartbeat", "{}");
      assertThat(player.hear("server:heartbeat").path("timestamp").isNumber()).isTrue();
    }
  }

  @Test
  void aSecondAnswerChangesNothingAndDoesNotAffectOtherPlayers() throws Exception {
    QuizDraft.Written quiz = stage.write(QuizDraft.sums(1, 5), Duration.ofSeconds(6));
    String room = "{\"quiz_id\":" + quiz.id() + "}";
    try (RawPlayer rude = new RawPlayer(stage.edge(), stage.ticket("manners1"));
        RawPlayer neighbour = new RawPlayer(stage.edge(), stage.ticket("manners2"))) {
      rude.say("user:ready", room);
      neighbour.say("user:ready", room);
      rude.hear("quiz:user_ready");
      neighbour.hear("quiz:user_ready");
      JsonNode question = rude.hear("quiz:question");
      assertThat(question.has("correct_option")).isFalse();
      String id = question.path("question_id").asText();

      rude.say("user:answer", "{\"question_id\":999999,\"selected_option\":0}");
      assertThat(rude.hear("server:error").path("message").asText())
          .contains("received answer for non-current question");
      rude.say("user:answer", "{\"question_id\":" + id + ",\"selected_option\":2}");
      JsonNode accepted = rude.hear("quiz:answer_accepted");
      assertThat(accepted.path("selected_option").asInt()).isEqualTo(2);
      rude.say("user:answer", "{\"question_id\":" + id + ",\"selected_option\":3}");
      assertThat(rude.hear("server:error").path("message").asText())
          .contains("already answered this question");
      rude.say("user:resync", room);
      assertThat(rude.hear("quiz:state").path("current_question").path("question_id").asText())
          .isEqualTo(id);
      assertThat(rude.hear("quiz:answer_accepted").path("selected_option").asInt()).isEqualTo(2);

      assertThat(rude.hear("quiz:answer_result").path("your_answer").asInt()).isEqualTo(2);
      assertThat(neighbour.hear("quiz:elimination").path("reason").asText())
          .isEqualTo("no_answer_timeout");
      neighbour.hear("quiz:results_available");
      rude.hear("quiz:results_available");
    }
  }

  private void assertRefused(String ticket) {
    assertThatThrownBy(() -> new RawPlayer(stage.edge(), ticket))
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(401));
  }

  private static void assertError(RawPlayer player, String code, String message)
      throws InterruptedException {
    JsonNode error = player.hear("server:error");
    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(error.path("message").asText()).isEqualTo(message);
  }

  private String plainGet(String path) throws Exception {
    URI origin = URI.create(stage.edge().toString().replaceFirst("^ws", "http"));
    // A plain GET without a valid ticket gets the error about the ticket, not the one about the
    // missing upgrade.
    var response =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(HttpRequest.newBuilder(origin.resolve(path)).build(), BodyHandlers.ofString());
    return response.statusCode()
        + " "
        + new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(response.body())
            .path("error")
            .asText();
  }
}
