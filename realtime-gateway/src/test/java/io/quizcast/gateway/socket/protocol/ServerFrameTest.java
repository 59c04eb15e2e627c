package io.quizcast.gateway.socket.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.contracts.game.Question;
import io.quizcast.contracts.game.Question.Wording;
import io.quizcast.gateway.ClientGuards;
import io.quizcast.gateway.TestOwner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract §2.3: the exact bytes of each row, and that clients would accept them. */
class ServerFrameTest {
  private static final List<ServerFrame.Option> OPTIONS =
      List.of(new ServerFrame.Option(0, "да"), new ServerFrame.Option(1, "нет"));

  record Row(ServerFrame frame, String json) {
    @Override
    public String toString() {
      return json.substring(9, json.indexOf('"', 9));
    }
  }

  private static Row row(ServerFrame frame, String type, String data) {
    return new Row(frame, "{\"type\":\"%s\",\"data\":%s}".formatted(type, data.replace('\'', '"')));
  }

  static Stream<Row> rows() {
    String at = "2026-11-24T12:00:00Z";
    Map<String, Object> kazakh = new LinkedHashMap<>();
    kazakh.put("text_kk", "Қалай?");
    kazakh.put("options_kk", OPTIONS);
    String options = "[{'id':0,'text':'да'},{'id':1,'text':'нет'}]";
    return Stream.of(
        row(
            new ServerFrame.Announcement(7, "Т", "О", at, 10, 29),
            "quiz:announcement",
            "{'quiz_id':7,'title':'Т','description':'О','scheduled_time':'2026-11-24T12:00:00Z','question_count':10,'minutes_to_start':29}"),
        row(
            new ServerFrame.WaitingRoom(7, "Т", "О", at, 10, 299),
            "quiz:waiting_room",
            "{'quiz_id':7,'title':'Т','description':'О','scheduled_time':'2026-11-24T12:00:00Z','question_count':10,'starts_in_seconds':299}"),
        row(new ServerFrame.Countdown(7, 58), "quiz:countdown", "{'quiz_id':7,'seconds_left':58}"),
        row(
            new ServerFrame.Start(7, "Т", 10),
            "quiz:start",
            "{'quiz_id':7,'title':'Т','question_count':10}"),
        row(
            new ServerFrame.Cancelled(7, "cancelled_by_admin", "М"),
            "quiz:cancelled",
            "{'quiz_id':7,'reason':'cancelled_by_admin','message':'М'}"),
        row(
            new ServerFrame.Question(
                9, 7, 1, "Как?", OPTIONS, kazakh, 10, 10, 1000, 1000, "c0", 640),
            "quiz:question",
            "{'question_id':9,'quiz_id':7,'number':1,'text':'Как?','options':"
                + options
                + ",'text_kk':'Қалай?','options_kk':"
                + options
                + ",'time_limit':10,'total_questions':10,'start_time':1000,'server_timestamp':1000,'commitment':'c0','in_play':640}"),
        row(
            new ServerFrame.Question(
                9, 7, 1, "Как?", OPTIONS, Map.of(), 10, 10, 1000, 1000, null, null),
            "quiz:question",
            "{'question_id':9,'quiz_id':7,'number':1,'text':'Как?','options':"
                + options
                + ",'time_limit':10,'total_questions':10,'start_time':1000,'server_timestamp':1000}"),
        row(
            new ServerFrame.Timer(9, 8, 2000),
            "quiz:timer",
            "{'question_id':9,'remaining_seconds':8,'server_timestamp':2000}"),
        row(
            new ServerFrame.AnswerAccepted(9, 1, 1500),
            "quiz:answer_accepted",
            "{'question_id':9,'selected_option':1,'received_at':1500}"),
        row(
            new ServerFrame.AnswerResult(9, 1, 1, true, 1, 900, false, "", false),
            "quiz:answer_result",
            "{'question_id':9,'correct_option':1,'your_answer':1,'is_correct':true,'points_earned':1,'time_taken_ms':900,'is_eliminated':false,'elimination_reason':'','time_limit_exceeded':false}"),
        row(
            new ServerFrame.Elimination(7, 5, "incorrect_answer", "М"),
            "quiz:elimination",
            "{'quiz_id':7,'user_id':5,'reason':'incorrect_answer','message':'М'}"),
        row(
            new ServerFrame.QuestionStats(7, 1, 2, 0.9, 0.5, 10, 5, 5, List.of(5, 5), 0, at),
            "adaptive:question_stats",
            "{'quiz_id':7,'question_number':1,'difficulty_used':2,'target_pass_rate':0.9,'actual_pass_rate':0.5,'total_answers':10,'passed_count':5,'remaining_players':5,'option_histogram':[5,5],'unheard':0,'timestamp':'2026-11-24T12:00:00Z'}"),
        row(
            new ServerFrame.AnswerReveal(9, 1, null, null, null, null, null, null, Map.of(), null),
            "quiz:answer_reveal",
            "{'question_id':9,'correct_option':1}"),
        row(
            new ServerFrame.AnswerReveal(
                9,
                1,
                List.of(new ServerFrame.OptionCount(0, 3)),
                2,
                8,
                5,
                200L,
                5_000,
                Map.of("explanation", "Потому"),
                "ff"),
            "quiz:answer_reveal",
            "{'question_id':9,'correct_option':1,'histogram':[{'id':0,'count':3}],'no_answer':2,'in_play_before':8,'in_play':5,'share':200,'next_in_ms':5000,'explanation':'Потому','nonce':'ff'}"),
        row(
            new ServerFrame.AdBreak(7, "image", "/uploads/ads/a.png", 10),
            "quiz:ad_break",
            "{'quiz_id':7,'media_type':'image','media_url':'/uploads/ads/a.png','duration_sec':10}"),
        row(new ServerFrame.AdBreakEnd(7), "quiz:ad_break_end", "{'quiz_id':7}"),
        row(
            new ServerFrame.UserReady(5, 7, "ready", 3, null),
            "quiz:user_ready",
            "{'user_id':5,'quiz_id':7,'status':'ready','player_count':3}"),
        row(
            new ServerFrame.UserReady(5, 7, "ready", 3, "email_not_verified"),
            "quiz:user_ready",
            "{'user_id':5,'quiz_id':7,'status':'ready','player_count':3,'prize_blocked_reason':'email_not_verified'}"),
        row(
            new ServerFrame.PlayerCount(7, 3, null, null, null),
            "quiz:player_count",
            "{'quiz_id':7,'player_count':3}"),
        row(
            new ServerFrame.PlayerCount(7, 9, 6, 4, 3),
            "quiz:player_count",
            "{'quiz_id':7,'player_count':9,'in_play':6,'answered':4,'watching':3}"),
        row(
            new ServerFrame.Finish(7, "Т", "М", "completed", at, null, null, null),
            "quiz:finish",
            "{'quiz_id':7,'title':'Т','message':'М','status':'completed','ended_at':'2026-11-24T12:00:00Z'}"),
        row(
            new ServerFrame.Finish(7, "Т", "М", "completed", at, 2, 500L, 8),
            "quiz:finish",
            "{'quiz_id':7,'title':'Т','message':'М','status':'completed','ended_at':'2026-11-24T12:00:00Z','winners':2,'share':500,'outlasted':8}"),
        row(new ServerFrame.ResultsAvailable(7), "quiz:results_available", "{'quiz_id':7}"),
        row(
            new ServerFrame.State(
                7, "scheduled", null, 0, false, null, null, false, 0, 0, 1, null, null),
            "quiz:state",
            "{'quiz_id':7,'status':'scheduled','time_remaining':0,'is_eliminated':false,'is_spectator':false,'score':0,'correct_count':0,'player_count':1}"),
        row(
            new ServerFrame.State(
                7,
                "in_progress",
                new ServerFrame.CurrentQuestion(9, 1, 10, "Как?", OPTIONS, kazakh, 10, null),
                8,
                true,
                "incorrect_answer",
                1,
                false,
                0,
                0,
                3,
                null,
                null),
            "quiz:state",
            "{'quiz_id':7,'status':'in_progress','current_question':{'question_id':9,'number':1,'total_questions':10,'text':'Как?','options':"
                + options
                + ",'text_kk':'Қалай?','options_kk':"
                + options
                + ",'time_limit':10},'time_remaining':8,'is_eliminated':true,'elimination_reason':'incorrect_answer','eliminated_on_question':1,'is_spectator':false,'score':0,'correct_count':0,'player_count':3}"),
        row(new ServerFrame.Heartbeat(1000), "server:heartbeat", "{'timestamp':1000}"),
        row(
            new ServerFrame.Error("answer_error", "user already answered this question"),
            "server:error",
            "{'code':'answer_error','message':'user already answered this question'}"),
        row(
            new ServerFrame.BufferWarning(1, 3, "М"),
            "server:buffer_warning",
            "{'warning_count':1,'max_warnings':3,'message':'М'}"),
        row(
            new ServerFrame.TokenExpiresSoon(120, "seconds"),
            "TOKEN_EXPIRE_SOON",
            "{'expires_in':120,'unit':'seconds'}"),
        row(
            new ServerFrame.SessionRevoked(3, 5, "revoked", at),
            "session_revoked",
            "{'session_id':3,'user_id':5,'reason':'revoked','timestamp':'2026-11-24T12:00:00Z'}"),
        row(
            new ServerFrame.LogoutAllDevices(5, "logout_all", at),
            "logout_all_devices",
            "{'user_id':5,'reason':'logout_all','timestamp':'2026-11-24T12:00:00Z'}"),
        row(
            new ServerFrame.Started(7, 100),
            "quiz:started",
            "{'quiz_id':7,'total_participants':100}"),
        row(new ServerFrame.Ended(7, 3), "quiz:ended", "{'quiz_id':7,'winners':3}"),
        row(
            new ServerFrame.Extended(7, 9, 15),
            "quiz:question_extended",
            "{'quiz_id':7,'question_id':9,'time_limit':15}"),
        row(
            new ServerFrame.QuestionVoided(7, 9, 1, "М", 3),
            "quiz:question_voided",
            "{'quiz_id':7,'question_id':9,'number':1,'message':'М','back_in_play':3}"),
        row(new ServerFrame.PauseArmed(7, "М"), "quiz:pause_armed", "{'quiz_id':7,'message':'М'}"),
        row(new ServerFrame.PauseDisarmed(7), "quiz:pause_disarmed", "{'quiz_id':7}"),
        row(new ServerFrame.Paused(7, "М"), "quiz:paused", "{'quiz_id':7,'message':'М'}"),
        row(new ServerFrame.Paused(7, null), "quiz:paused", "{'quiz_id':7}"),
        row(new ServerFrame.Resumed(7), "quiz:resumed", "{'quiz_id':7}"),
        row(
            new ServerFrame.LiveCounts(7, 10, 6, 4, 9, 1, 5),
            "admin:live_counts",
            "{'quiz_id':7,'joined':10,'in':6,'out':4,'online':9,'reconnecting':1,'answered':5}"));
  }

  private static JsonNode parse(ServerFrame frame) {
    try {
      return TestOwner.JSON.readTree(FrameEncoder.json(frame));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachRowHasTheExpectedBytes(Row row) {
    assertThat(new String(FrameEncoder.json(row.frame()), StandardCharsets.UTF_8))
        .isEqualTo(row.json());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void clientsAcceptEachRow(Row row) {
    assertThat(ClientGuards.problem(parse(row.frame()))).isEmpty();
  }

  /**
   * Verifies the guards themselves: they detect every change that would break a client, at any
   * depth.
   */
  @ParameterizedTest
  @MethodSource("rows")
  void theGuardsDetectADroppedFieldANullAndAStringForANumber(Row row) {
    JsonNode frame = parse(row.frame());

    assertThat(FrameMutations.of(frame))
        .isNotEmpty()
        .allSatisfy(
            mutation ->
                assertThat(ClientGuards.problem(mutation.frame()))
                    .as(mutation.what())
                    .isNotEmpty());
  }

  @Test
  void everyKindOfFrameHasARow() {
    assertThat(rows().<Class<?>>map(row -> row.frame().getClass()))
        .containsAll(
            Stream.of(ServerFrame.class.getDeclaredClasses())
                .filter(Class::isRecord)
                .filter(kind -> kind.isAnnotationPresent(ServerFrame.Wire.class))
                .toList());
  }

  @Test
  void anEmptyTranslationIsOmitted() {
    Question question =
        new Question(
            9,
            5,
            1,
            Map.of(
                "ru", new Wording("Как?", List.of("a", "b")),
                "kk", new Wording("", List.of())));

    assertThat(Wordings.of(question).translations()).isEmpty();
  }

  @Test
  void withoutRussianTheTextIsInTheFirstLanguage() {
    Question question = new Question(9, 5, 1, Map.of("en", new Wording("How?", List.of("a", "b"))));
    Wordings words = Wordings.of(question);

    assertThat(words.text()).isEqualTo("How?");
    assertThat(words.options()).hasSize(2);
    assertThat(words.translations()).containsKeys("text_en", "options_en");
  }
}
