package io.quizcast.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.contract.client.Frames;
import io.quizcast.e2e.contract.client.GameSocket;
import io.quizcast.e2e.contract.client.GameSocket.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contract tests of the frames of a whole game: their fields, order, times and recipients. */
class GameFramesTest {
  /** The letter that stands for each type of frame where the order of frames is compared. */
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("quiz:start", "S"),
          Map.entry("quiz:question", "Q"),
          Map.entry("quiz:timer", "t"),
          Map.entry("quiz:elimination", "e"),
          Map.entry("quiz:answer_result", "r"),
          Map.entry("adaptive:question_stats", "s"),
          Map.entry("quiz:answer_reveal", "V"),
          Map.entry("quiz:ad_break", "A"),
          Map.entry("quiz:ad_break_end", "a"),
          Map.entry("quiz:finish", "F"),
          Map.entry("quiz:results_available", "R"));

  private static PlayedGame game;

  @BeforeAll
  static void play() {
    game = PlayedGame.get();
  }

  @Test
  void everyFramePassesTheValidationOfClients() {
    for (GameSocket socket : all()) {
      assertThat(socket.problems()).as(socket.name()).isEmpty();
      assertThat(socket.heard())
          .as(socket.name())
          .allMatch(
              frame -> Frames.isKnown(frame.type()) || frame.type().startsWith("admin:"),
              "is a frame of the contract");
    }
  }

  @Test
  void framesComeInTheOrderOfAQuestion() {
    String rounds = "SQt+rVAaQt+rVQt+rVFR";
    assertThat(letters(game.winnerSocket)).matches(rounds + "R");
    // A player who answers after being eliminated is told so immediately.
    assertThat(letters(game.wrongSocket)).matches("SQt+erVAaQt*et*VQt+VFR");
    assertThat(letters(game.silentSocket)).matches("SQt+rVAaQt+eVQt+VFR");
    assertThat(letters(game.observer)).matches("S(Qt+sV(Aa)?){3}FR");
  }

  @Test
  void countdownAndTimerGoDownSecondBySecond() {
    List<Frame> countdown = game.winnerSocket.heard("quiz:countdown");
    assertThat(countdown).isNotEmpty();
    assertThat(values(countdown, "seconds_left").getLast()).isEqualTo(1);
    downWithTheClock(countdown, "seconds_left");
    for (long question : ids("quiz:question")) {
      List<Frame> ticks =
          game.winnerSocket.heard("quiz:timer").stream()
              .filter(frame -> frame.data().path("question_id").asLong() == question)
              .toList();
      List<Integer> seconds = values(ticks, "remaining_seconds");
      downWithTheClock(ticks, "remaining_seconds");
      boolean first = question == ids("quiz:question").getFirst();
      assertThat(seconds.getFirst()).isEqualTo(first ? PlayedGame.FIRST_LIMIT - 1 : 4);
      assertThat(seconds.getLast()).isBetween(1, 2);
    }
  }

  @Test
  void questionsContainOnlyThePublicFields() {
    List<Frame> questions = game.winnerSocket.heard("quiz:question");
    assertThat(values(questions, "number")).containsExactly(1, 2, 3);
    for (Frame frame : questions) {
      JsonNode question = frame.data();
      assertThat(question.path("quiz_id").asLong()).isEqualTo(game.quizId);
      assertThat(question.path("time_limit").asInt())
          .isEqualTo(question.path("number").asInt() == 1 ? PlayedGame.FIRST_LIMIT : 5);
      assertThat(question.path("total_questions").asInt()).isEqualTo(3);
      assertThat(values(question.path("options"), "id")).containsExactly(0, 1, 2);
      assertThat(question.path("start_time")).isEqualTo(question.path("server_timestamp"));
      assertThat(question.has("text_kk")).isEqualTo(question.path("number").asInt() == 1);
      assertThat(question.has("options_kk")).isEqualTo(question.has("text_kk"));
    }
  }

  @Test
  void nobodyLearnsTheRightOptionBeforeTheWindowIsOver() {
    for (GameSocket socket : all()) {
      long until = 0;
      for (Frame frame : socket.heard()) {
        if (frame.type().equals("quiz:question")) {
          until = frame.at() + frame.data().path("time_limit").asLong() * 900_000_000;
        }
        if (frame.data().has("correct_option")) {
          assertThat(frame.at()).as(socket.name()).isGreaterThan(until);
        }
      }
    }
  }

  @Test
  void playersWhoAnsweredGetAVerdict() {
    JsonNode right = game.winnerSocket.heard("quiz:answer_result").getFirst().data();
    assertThat(right.path("is_correct").asBoolean()).isTrue();
    assertThat(right.path("your_answer").asInt()).isEqualTo(1);
    assertThat(right.path("correct_option").asInt()).isEqualTo(1);
    assertThat(right.path("points_earned").asInt()).isEqualTo(1);
    assertThat(right.path("is_eliminated").asBoolean()).isFalse();
    assertThat(right.path("elimination_reason").asText()).isEmpty();
    assertThat(right.path("time_limit_exceeded").asBoolean()).isFalse();
    assertThat(right.path("time_taken_ms").asInt()).isBetween(0, 12_500);

    JsonNode wrong = game.wrongSocket.heard("quiz:answer_result").getFirst().data();
    assertThat(wrong.path("is_correct").asBoolean()).isFalse();
    assertThat(wrong.path("points_earned").asInt()).isZero();
    assertThat(wrong.path("is_eliminated").asBoolean()).isTrue();
    assertThat(wrong.path("elimination_reason").asText()).isEqualTo("incorrect_answer");
  }

  @Test
  void eliminationsNameTheirReason() {
    List<Frame> wrong = game.wrongSocket.heard("quiz:elimination");
    assertThat(wrong.getFirst().data().path("reason").asText()).isEqualTo("incorrect_answer");
    assertThat(wrong.getFirst().data().path("user_id").asLong())
        .isEqualTo(game.wrong.get("/api/users/me").at("id").asLong());
    assertThat(wrong.getFirst().data().path("message").asText()).isNotBlank();
    assertThat(wrong.get(1).data().path("reason").asText()).isEqualTo("already_eliminated");
    List<Frame> silent = game.silentSocket.heard("quiz:elimination");
    assertThat(silent).hasSize(1);
    assertThat(silent.getFirst().data().path("reason").asText()).isEqualTo("no_answer_timeout");
    assertThat(game.winnerSocket.heard("quiz:elimination")).isEmpty();
    assertThat(game.lateSocket.heard("quiz:elimination")).isEmpty();
  }

  @Test
  void refusalsCarryTheTextsThatTheWebClientLooksFor() {
    assertThat(game.errors.get("before")).contains("active quiz state not found");
    assertThat(game.errors.get("twice")).contains("already answered");
    assertThat(game.errors.get("other question"))
        .contains("received answer for non-current question");
    assertThat(game.errors.get("eliminated")).contains("user is eliminated");
    assertThat(game.errors.get("late ready")).contains("quiz registration is closed");
    assertThat(game.errors.get("late answer")).contains("not a participant");
  }

  @Test
  void bothTabsOfAPlayerGetThePersonalFrames() {
    assertThat(letters(game.secondTab)).matches("SQ?t*rVAaQt+rVQt+rVFR");
    assertThat(ids(game.secondTab.heard("quiz:answer_result")))
        .isEqualTo(ids(game.winnerSocket.heard("quiz:answer_result")));
    assertThat(game.winnerSocket.isOpen()).isFalse();
  }

  @Test
  void aLatecomerWatchesAndIsTold() {
    assertThat(letters(game.lateSocket)).matches("S?Q?t*VAaQt+VQt+VFR");
    JsonNode state = game.states.get("late");
    assertThat(state.path("status").asText()).isEqualTo("in_progress");
    assertThat(state.path("is_spectator").asBoolean()).isTrue();
  }

  @Test
  void aPlayerReturnsToTheSameGameAfterALostSocket() {
    assertThat(letters(game.dropperSockets.get(0))).matches("SQt+rVA");
    assertThat(letters(game.dropperSockets.get(1))).matches("SAaQt*");
    assertThat(letters(game.dropperSockets.get(2))).matches("SQ?t*rVQt+rVFR");

    JsonNode ad = game.states.get("ad");
    assertThat(ad.has("current_question")).isFalse();
    assertThat(ad.path("score").asInt()).isEqualTo(1);
    JsonNode rest = game.dropperSockets.get(1).heard("quiz:ad_break").getFirst().data();
    assertThat(rest.path("duration_sec").asInt()).isBetween(1, 3);
    JsonNode question = game.states.get("reconnected");
    assertThat(question.path("current_question").path("number").asInt()).isEqualTo(2);
    assertThat(question.path("time_remaining").asInt()).isBetween(1, 5);
    assertThat(question.path("score").asInt()).isEqualTo(1);
    assertThat(question.path("is_eliminated").asBoolean()).isFalse();
  }

  @Test
  void resyncStatesMatchTheGame() {
    JsonNode scheduled = game.states.get("scheduled");
    assertThat(scheduled.path("status").asText()).isEqualTo("scheduled");
    assertThat(scheduled.has("current_question")).isFalse();
    JsonNode answered = game.states.get("answered");
    assertThat(answered.path("status").asText()).isEqualTo("in_progress");
    assertThat(answered.path("score").asInt()).isZero();
    JsonNode question = answered.path("current_question");
    assertThat(question.path("text_kk").asText()).isEqualTo("1-сұрақ?");
    assertThat(question.path("options_kk")).hasSize(3);
    assertThat(game.states.get("accepted").path("selected_option").asInt()).isEqualTo(1);
    JsonNode out = game.states.get("eliminated");
    assertThat(out.path("is_eliminated").asBoolean()).isTrue();
    assertThat(out.path("elimination_reason").asText()).isEqualTo("incorrect_answer");
    assertThat(game.states.get("between").has("current_question")).isFalse();
    assertThat(game.states.get("between").path("score").asInt()).isEqualTo(2);
    JsonNode completed = game.states.get("completed");
    assertThat(completed.path("status").asText()).isEqualTo("completed");
    assertThat(completed.path("score").asInt()).isEqualTo(3);
    assertThat(completed.path("correct_count").asInt()).isEqualTo(3);
  }

  @Test
  void eachPlayerIsCountedOnce() {
    int max =
        all().stream()
            .flatMap(socket -> socket.heard("quiz:player_count").stream())
            .mapToInt(frame -> frame.data().path("player_count").asInt())
            .max()
            .orElse(0);
    // There are five people. Each gateway counts those with a socket on it.
    assertThat(max).isBetween(4, 10);
    JsonNode ready = game.winnerSocket.heard("quiz:user_ready").getFirst().data();
    assertThat(ready.path("status").asText()).isEqualTo("ready");
    assertThat(ready.path("quiz_id").asLong()).isEqualTo(game.quizId);
  }

  @Test
  void theAdminWatchesWithoutPlaying() {
    List<Frame> stats = game.observer.heard("adaptive:question_stats");
    assertThat(values(stats, "question_number")).containsExactly(1, 2, 3);
    assertThat(values(stats, "total_answers")).containsExactly(4, 3, 2);
    assertThat(values(stats, "passed_count")).containsExactly(3, 2, 2);
    assertThat(game.observer.heard("quiz:started")).hasSize(1);
    assertThat(game.observer.heard("quiz:started").getFirst().data().path("total_participants"))
        .hasToString("4");
    assertThat(game.observer.heard("quiz:ended")).hasSize(1);
    for (GameSocket socket : all()) {
      if (socket != game.observer) {
        assertThat(socket.heard("adaptive:question_stats")).as(socket.name()).isEmpty();
      }
    }
  }

  @Test
  void theEndIsHeldLongEnoughToSeeTheLastReveal() {
    Frame reveal = game.winnerSocket.heard("quiz:answer_reveal").getLast();
    Frame finish = game.winnerSocket.heard("quiz:finish").getFirst();
    assertThat((finish.at() - reveal.at()) / 1e6).isBetween(2_300.0, 15_000.0);
    assertThat(finish.data().path("status").asText()).isEqualTo("completed");
    assertThat(finish.data().path("message").asText()).isNotBlank();
  }

  private static List<GameSocket> all() {
    List<GameSocket> all = new ArrayList<>(game.everybody());
    all.addAll(game.dropperSockets);
    return all;
  }

  private static String letters(GameSocket socket) {
    return socket.heard().stream()
        .map(frame -> LETTERS.getOrDefault(frame.type(), ""))
        .collect(Collectors.joining());
  }

  private static List<Long> ids(String type) {
    return ids(game.winnerSocket.heard(type));
  }

  private static List<Long> ids(List<Frame> frames) {
    return frames.stream().map(frame -> frame.data().path("question_id").asLong()).toList();
  }

  private static List<Integer> values(List<Frame> frames, String field) {
    return frames.stream().map(frame -> frame.data().path(field).asInt()).toList();
  }

  private static List<Integer> values(JsonNode array, String field) {
    List<Integer> values = new ArrayList<>();
    array.forEach(element -> values.add(element.path(field).asInt()));
    return values;
  }

  /** A gateway that comes late leaves a second out and goes on with the right one. */
  private static void downWithTheClock(List<Frame> frames, String field) {
    List<Integer> seconds = values(frames, field);
    for (int i = 1; i < seconds.size(); i++) {
      assertThat(seconds.get(i)).as(seconds.toString()).isLessThan(seconds.get(i - 1));
    }
    double elapsed = (frames.getLast().at() - frames.getFirst().at()) / 1e9;
    assertThat(elapsed)
        .as(seconds.toString())
        .isCloseTo(seconds.getFirst() - seconds.getLast(), within(1.5));
  }
}
