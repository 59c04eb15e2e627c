package io.quizcast.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The checks that existing clients apply to a frame (contract §2.3 types, §2.6 guards); a phone
 * silently drops a frame that fails. Copied field by field from the contract's tables.
 */
public final class ClientGuards {
  private ClientGuards() {}

  /** One field: its name, its type, and whether it may be absent. */
  public record Field(String name, Predicate<JsonNode> is, boolean optional) {}

  private static final Predicate<JsonNode> NUMBER = JsonNode::isNumber;
  private static final Predicate<JsonNode> TEXT = JsonNode::isTextual;
  private static final Predicate<JsonNode> FLAG = JsonNode::isBoolean;
  private static final Predicate<JsonNode> OPTIONS =
      list -> {
        if (!list.isArray() || list.isEmpty()) {
          return false;
        }
        for (JsonNode option : list) {
          if (!option.path("id").isNumber() || !option.path("text").isTextual()) {
            return false;
          }
        }
        return true;
      };

  private static final Predicate<JsonNode> NUMBERS =
      list -> {
        for (JsonNode number : list) {
          if (!number.isNumber()) {
            return false;
          }
        }
        return list.isArray();
      };

  private static final List<Field> QUESTION =
      List.of(
          number("question_id"),
          number("quiz_id"),
          number("number"),
          number("time_limit"),
          number("total_questions"),
          number("start_time"),
          number("server_timestamp"),
          text("text"),
          must("options", OPTIONS),
          may("text_kk", TEXT),
          may("options_kk", OPTIONS),
          may("commitment", TEXT),
          may("in_play", NUMBER));

  private static final Predicate<JsonNode> HISTOGRAM =
      histogram -> {
        for (JsonNode option : histogram) {
          if (!option.path("id").isNumber() || !option.path("count").isNumber()) {
            return false;
          }
        }
        return histogram.isArray();
      };

  private static final List<Field> CURRENT =
      List.of(
          number("question_id"),
          number("number"),
          number("total_questions"),
          number("time_limit"),
          text("text"),
          must("options", OPTIONS),
          may("text_kk", TEXT),
          may("options_kk", OPTIONS));

  public static final Map<String, List<Field>> FRAMES =
      Map.ofEntries(
          Map.entry("quiz:announcement", stage("minutes_to_start")),
          Map.entry("quiz:waiting_room", stage("starts_in_seconds")),
          Map.entry("quiz:countdown", List.of(number("quiz_id"), number("seconds_left"))),
          Map.entry(
              "quiz:start", List.of(number("quiz_id"), text("title"), number("question_count"))),
          Map.entry(
              "quiz:cancelled",
              List.of(
                  number("quiz_id"),
                  may("reason", TEXT),
                  may("message", TEXT),
                  may("details", TEXT))),
          Map.entry("quiz:question", QUESTION),
          Map.entry(
              "quiz:timer",
              List.of(
                  number("question_id"), number("remaining_seconds"), number("server_timestamp"))),
          Map.entry(
              "quiz:answer_accepted",
              List.of(number("question_id"), number("selected_option"), number("received_at"))),
          Map.entry(
              "quiz:answer_result",
              List.of(
                  number("question_id"),
                  number("correct_option"),
                  number("your_answer"),
                  number("points_earned"),
                  number("time_taken_ms"),
                  must("is_correct", FLAG),
                  must("is_eliminated", FLAG),
                  text("elimination_reason"),
                  must("time_limit_exceeded", FLAG))),
          Map.entry(
              "quiz:elimination",
              List.of(number("quiz_id"), number("user_id"), text("reason"), text("message"))),
          Map.entry(
              "adaptive:question_stats",
              List.of(
                  number("quiz_id"),
                  number("question_number"),
                  number("difficulty_used"),
                  number("target_pass_rate"),
                  number("actual_pass_rate"),
                  number("total_answers"),
                  number("passed_count"),
                  number("remaining_players"),
                  must("option_histogram", NUMBERS),
                  number("unheard"),
                  text("timestamp"))),
          Map.entry(
              "quiz:answer_reveal",
              List.of(
                  number("question_id"),
                  number("correct_option"),
                  may("histogram", HISTOGRAM),
                  may("no_answer", NUMBER),
                  may("in_play_before", NUMBER),
                  may("in_play", NUMBER),
                  may("share", NUMBER),
                  may("next_in_ms", NUMBER),
                  may("explanation", TEXT),
                  may("explanation_kk", TEXT),
                  may("explanation_en", TEXT),
                  may("explanation_source", TEXT),
                  may("nonce", TEXT))),
          Map.entry(
              "quiz:ad_break",
              List.of(
                  number("quiz_id"),
                  must("media_type", m -> List.of("image", "video").contains(m.asText())),
                  text("media_url"),
                  must("duration_sec", d -> d.isNumber() && d.asInt() > 0))),
          Map.entry("quiz:ad_break_end", List.of(number("quiz_id"))),
          Map.entry(
              "quiz:user_ready",
              List.of(
                  number("user_id"),
                  number("quiz_id"),
                  text("status"),
                  number("player_count"),
                  may("prize_blocked_reason", TEXT))),
          Map.entry(
              "quiz:player_count",
              List.of(
                  number("quiz_id"),
                  number("player_count"),
                  may("in_play", NUMBER),
                  may("answered", NUMBER),
                  may("watching", NUMBER))),
          Map.entry(
              "quiz:finish",
              List.of(
                  number("quiz_id"),
                  text("title"),
                  text("message"),
                  text("status"),
                  text("ended_at"),
                  may("winners", NUMBER),
                  may("share", NUMBER),
                  may("outlasted", NUMBER))),
          Map.entry("quiz:results_available", List.of(number("quiz_id"))),
          Map.entry(
              "quiz:state",
              List.of(
                  number("quiz_id"),
                  text("status"),
                  may("current_question", question -> problem(question, CURRENT).isEmpty()),
                  number("time_remaining"),
                  must("is_eliminated", FLAG),
                  may("elimination_reason", TEXT),
                  number("score"),
                  number("correct_count"),
                  number("player_count"),
                  may("eliminated_on_question", NUMBER),
                  must("is_spectator", FLAG),
                  may("paused", FLAG),
                  may("prize_blocked_reason", TEXT))),
          Map.entry("quiz:started", List.of(number("quiz_id"), number("total_participants"))),
          Map.entry("quiz:ended", List.of(number("quiz_id"), number("winners"))),
          Map.entry(
              "quiz:question_extended",
              List.of(number("quiz_id"), number("question_id"), number("time_limit"))),
          Map.entry(
              "quiz:question_voided",
              List.of(
                  number("quiz_id"),
                  number("question_id"),
                  number("number"),
                  may("message", TEXT),
                  may("back_in_play", NUMBER))),
          Map.entry("quiz:pause_armed", List.of(number("quiz_id"), may("message", TEXT))),
          Map.entry("quiz:pause_disarmed", List.of(number("quiz_id"))),
          Map.entry("quiz:paused", List.of(number("quiz_id"), may("message", TEXT))),
          Map.entry("quiz:resumed", List.of(number("quiz_id"))),
          Map.entry(
              "admin:live_counts",
              List.of(
                  number("quiz_id"),
                  number("joined"),
                  number("in"),
                  number("out"),
                  number("online"),
                  may("reconnecting", NUMBER),
                  number("answered"))),
          Map.entry("server:heartbeat", List.of(number("timestamp"))),
          Map.entry("server:error", List.of(text("code"), text("message"))),
          Map.entry(
              "server:buffer_warning",
              List.of(number("warning_count"), number("max_warnings"), text("message"))),
          Map.entry("TOKEN_EXPIRE_SOON", List.of(number("expires_in"), text("unit"))),
          Map.entry(
              "session_revoked",
              List.of(number("session_id"), number("user_id"), text("reason"), text("timestamp"))),
          Map.entry(
              "logout_all_devices", List.of(number("user_id"), text("reason"), text("timestamp"))));

  /** Fields that may be absent from a frame, at any depth. */
  public static boolean isOptional(String type, String field) {
    boolean named =
        FRAMES.getOrDefault(type, List.of()).stream()
            .anyMatch(known -> known.name().equals(field) && known.optional());
    return named || field.equals("text_kk") || field.equals("options_kk");
  }

  private static List<Field> stage(String when) {
    return List.of(
        number("quiz_id"),
        text("title"),
        text("description"),
        text("scheduled_time"),
        number("question_count"),
        number(when));
  }

  private static Field number(String name) {
    return must(name, NUMBER);
  }

  private static Field text(String name) {
    return must(name, TEXT);
  }

  private static Field must(String name, Predicate<JsonNode> is) {
    return new Field(name, is, false);
  }

  private static Field may(String name, Predicate<JsonNode> is) {
    return new Field(name, is, true);
  }

  /** Returns what is wrong with a frame, or an empty result if a client would accept it. */
  public static String problem(JsonNode frame) {
    if (!frame.path("type").isTextual()) {
      return "no type";
    }
    String type = frame.path("type").asText();
    if (!frame.path("data").isObject()) {
      return type + ": no data";
    }
    if (hasNull(frame)) {
      return type + ": a null";
    }
    List<Field> fields = FRAMES.get(type);
    return fields == null ? type + ": no such frame" : problem(frame.path("data"), fields);
  }

  private static String problem(JsonNode data, List<Field> fields) {
    for (Field field : fields) {
      JsonNode value = data.get(field.name());
      if (value == null ? !field.optional() : !field.is().test(value)) {
        return field.name();
      }
    }
    return "";
  }

  private static boolean hasNull(JsonNode node) {
    if (node.isNull()) {
      return true;
    }
    for (JsonNode child : node) {
      if (hasNull(child)) {
        return true;
      }
    }
    return false;
  }
}
