package io.quizcast.e2e.contract.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Creates quizzes as the admin's page does. */
public final class Quizzes {
  public static final int PRIZE = 1_000_003;

  private Quizzes() {}

  public static Map<String, Object> form(String title, Duration ahead) {
    Map<String, Object> form = new HashMap<>();
    form.put("title", title);
    form.put("description", "written by an outsider");
    form.put("scheduled_time", in(ahead));
    form.put("prize_fund", PRIZE);
    form.put("finish_on_zero_players", false);
    form.put("question_source_mode", "admin_only");
    return form;
  }

  public static long create(Map<String, Object> form) {
    return Outside.admin().post("/api/quizzes", form).is(201, Shapes.QUIZ).at("id").asLong();
  }

  /** Creates a quiz that starts in an hour, with the given number of questions of five seconds. */
  public static long create(String title, int questions) {
    long id = create(form(title, Duration.ofHours(1)));
    add(id, questions(questions, false)).is(200);
    return id;
  }

  public static Answer add(long quizId, List<Map<String, Object>> questions) {
    return Outside.admin()
        .post("/api/quizzes/" + quizId + "/questions", Map.of("questions", questions));
  }

  /** The right option of question n (from 1) is n % 3. */
  public static List<Map<String, Object>> questions(int count, boolean kazakh) {
    List<Map<String, Object>> questions = new ArrayList<>();
    for (int n = 1; n <= count; n++) {
      Map<String, Object> question = new HashMap<>();
      question.put("text", "Question number " + n + "?");
      question.put("options", List.of("first", "second", "third"));
      question.put("correct_option", n % 3);
      question.put("time_limit_sec", 5);
      question.put("point_value", 1);
      question.put("difficulty", 2);
      if (kazakh) {
        question.put("text_kk", n + "-сұрақ?");
        question.put("options_kk", List.of("бірінші", "екінші", "үшінші"));
      }
      questions.add(question);
    }
    return questions;
  }

  public static String in(Duration ahead) {
    return Instant.now().plus(ahead).toString();
  }

  public static Answer schedule(long quizId, Duration ahead) {
    return Outside.admin()
        .put(
            "/api/quizzes/" + quizId + "/schedule",
            Map.of("scheduled_time", in(ahead), "finish_on_zero_players", false));
  }
}
