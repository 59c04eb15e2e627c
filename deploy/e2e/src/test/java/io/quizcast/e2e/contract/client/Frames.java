package io.quizcast.e2e.contract.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every frame that a server may send, with the checks that existing clients make. */
public final class Frames {
  private static final Shape STATE_QUESTION =
      Shape.of("question_id:int number:int total_questions:int text:text time_limit:int")
          .and("text_kk?:text")
          .with("options[]", Shapes.OPTION)
          .with("options_kk?[]", Shapes.OPTION);

  private static final Map<String, Shape> SHAPES =
      Map.ofEntries(
          Map.entry(
              "quiz:announcement",
              Shape.of(
                  "quiz_id:int title:text description:text scheduled_time:time",
                  "question_count:int minutes_to_start:int")),
          Map.entry(
              "quiz:waiting_room",
              Shape.of(
                  "quiz_id:int title:text description:text scheduled_time:time",
                  "question_count:int starts_in_seconds:int")),
          Map.entry("quiz:countdown", Shape.of("quiz_id:int seconds_left:int")),
          Map.entry("quiz:start", Shape.of("quiz_id:int title:text question_count:int")),
          Map.entry(
              "quiz:cancelled", Shape.of("quiz_id:int reason:text message?:text details?:text")),
          Map.entry(
              "quiz:question",
              Shape.of(
                      "question_id:int quiz_id:int number:int text:text text_kk?:text",
                      "time_limit:int total_questions:int start_time:int server_timestamp:int")
                  .with("options[]", Shapes.OPTION)
                  .with("options_kk?[]", Shapes.OPTION)),
          Map.entry(
              "quiz:timer", Shape.of("question_id:int remaining_seconds:int server_timestamp:int")),
          Map.entry(
              "quiz:answer_result",
              Shape.of(
                  "question_id:int correct_option:int your_answer:int is_correct:bool",
                  "points_earned:int time_taken_ms:int is_eliminated:bool",
                  "elimination_reason:text time_limit_exceeded:bool")),
          Map.entry("quiz:answer_reveal", Shape.of("question_id:int correct_option:int")),
          Map.entry(
              "quiz:elimination", Shape.of("quiz_id:int user_id:int reason:text message:text")),
          Map.entry(
              "adaptive:question_stats",
              Shape.of(
                  "quiz_id:int question_number:int difficulty_used:int target_pass_rate:number",
                  "actual_pass_rate:number total_answers:int passed_count:int",
                  "remaining_players:int timestamp:time +option_histogram:list +unheard:int")),
          Map.entry(
              "quiz:ad_break",
              Shape.of("quiz_id:int media_type:text media_url:text duration_sec:int")),
          Map.entry("quiz:ad_break_end", Shape.of("quiz_id:int")),
          Map.entry(
              "quiz:user_ready", Shape.of("user_id:int quiz_id:int status:text player_count:int")),
          Map.entry("quiz:player_count", Shape.of("quiz_id:int player_count:int")),
          Map.entry(
              "quiz:finish",
              Shape.of("quiz_id:int title:text message:text status:text ended_at:time")),
          Map.entry("quiz:results_available", Shape.of("quiz_id:int")),
          Map.entry(
              "quiz:state",
              Shape.of(
                      "quiz_id:int status:text time_remaining:int is_eliminated:bool",
                      "elimination_reason?:text score:int correct_count:int player_count:int",
                      "+is_spectator:bool +eliminated_on_question:int +paused:bool",
                      "+prize_blocked_reason:text")
                  .with("current_question?", STATE_QUESTION)),
          Map.entry("server:error", Shape.of("code:text message:text")),
          Map.entry("server:heartbeat", Shape.of("timestamp:int")),
          Map.entry("TOKEN_EXPIRE_SOON", Shape.of("expires_in:int unit:text")),
          // Additions to the contract, which old clients ignore.
          Map.entry(
              "quiz:answer_accepted",
              Shape.of("question_id:int selected_option:int received_at:int")),
          Map.entry("quiz:started", Shape.of("quiz_id:int total_participants:int")),
          Map.entry("quiz:ended", Shape.of("quiz_id:int +winners:int")),
          Map.entry(
              "admin:live_counts",
              Shape.of("quiz_id:int joined:int in:int out:int online:int answered:int")));

  private Frames() {}

  /** The violations for which existing clients would reject this frame. */
  public static List<String> problems(JsonNode frame) {
    List<String> problems = new ArrayList<>();
    String type = frame.path("type").asText();
    JsonNode data = frame.path("data");
    if (!frame.path("type").isTextual() || !data.isObject()) {
      problems.add("no frame: " + frame);
      return problems;
    }
    Shape shape = SHAPES.get(type);
    if (shape != null) {
      problems.addAll(shape.problems(data));
    }
    noNulls(type, data, problems);
    for (String options : List.of("options", "options_kk")) {
      for (JsonNode found : frame.findValues(options)) {
        if (!found.isArray() || found.isEmpty()) {
          problems.add(options + " is empty");
        }
      }
    }
    for (JsonNode kazakh : frame.findValues("text_kk")) {
      if (kazakh.asText().isEmpty()) {
        problems.add("text_kk is empty: a Kazakh phone shows a blank question");
      }
    }
    if (type.equals("quiz:ad_break") && data.path("duration_sec").asInt() <= 0) {
      problems.add("an ad break without a duration");
    }
    return problems.stream().map(problem -> type + problem).toList();
  }

  /** Frames whose type is not in the contract. */
  public static boolean isKnown(String type) {
    return SHAPES.containsKey(type);
  }

  private static void noNulls(String path, JsonNode node, List<String> problems) {
    if (node.isNull()) {
      problems.add(path + " is null");
    }
    for (var field : node.properties()) {
      noNulls(path + "." + field.getKey(), field.getValue(), problems);
    }
    if (node.isArray()) {
      node.forEach(element -> noNulls(path + "[]", element, problems));
    }
  }
}
