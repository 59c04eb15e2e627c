package io.quizcast.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.contract.client.Answer;
import io.quizcast.e2e.contract.client.Browser;
import io.quizcast.e2e.contract.client.Http;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.contract.client.Quizzes;
import io.quizcast.e2e.contract.client.Shapes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contract tests of a quiz before its game, for the admin's page and for the public. */
class QuizRoutesTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private static Http http;
  private static Browser admin;

  @BeforeAll
  static void open() {
    http = Outside.http();
    admin = Outside.admin();
  }

  @Test
  void aNewQuizIsScheduledAndHasNoQuestions() {
    String time = Instant.now().plus(HOUR).toString();
    Map<String, Object> form = Quizzes.form("A quiz of the contract", HOUR);
    form.put("scheduled_time", time);
    Answer answer = admin.post("/api/quizzes", form).is(201, Shapes.QUIZ);
    JsonNode quiz = answer.json();
    assertThat(quiz.path("status").asText()).isEqualTo("scheduled");
    assertThat(quiz.path("question_count").asInt()).isZero();
    assertThat(quiz.path("prize_fund").asInt()).isEqualTo(Quizzes.PRIZE);
    assertThat(quiz.path("question_source_mode").asText()).isEqualTo("admin_only");
    // The quiz exists but has no questions, so it cannot be played.
    assertThat(answer.header("x-quiz-schedule-warning")).isNotBlank().isASCII();

    Answer read = http.send("GET", "/api/quizzes/" + quiz.path("id").asLong(), Map.of());
    read.is(200, Shapes.QUIZ);
    assertThat(Instant.parse(read.at("scheduled_time").asText()))
        .isCloseTo(
            Instant.parse(time), org.assertj.core.api.Assertions.within(Duration.ofMillis(1)));
  }

  @Test
  void titlesHaveThreeToAHundredCharacters() {
    for (String title : List.of("abc", "қ".repeat(100), "  abc  ")) {
      Quizzes.create(Quizzes.form(title, HOUR));
    }
    for (String title : List.of("", "ab", "қ".repeat(101), "   ")) {
      admin.post("/api/quizzes", Quizzes.form(title, HOUR)).refused(400);
    }
    Map<String, Object> form = Quizzes.form("no title", HOUR);
    form.remove("title");
    admin.post("/api/quizzes", form).refused(400);
    form = Quizzes.form("long description", HOUR);
    form.put("description", "d".repeat(501));
    admin.post("/api/quizzes", form).refused(400);
  }

  @Test
  void aMissingFundTakesTheDefaultZeroIsAcceptedAndNegativeIsRefused() {
    Map<String, Object> form = Quizzes.form("prizes", HOUR);
    form.remove("prize_fund");
    form.remove("description");
    form.remove("finish_on_zero_players");
    form.remove("question_source_mode");
    Answer quiz = admin.post("/api/quizzes", form).is(201, Shapes.QUIZ);
    assertThat(quiz.at("prize_fund").asInt()).isEqualTo(1_000_000);
    assertThat(quiz.at("question_source_mode").asText()).isEqualTo("hybrid");
    assertThat(quiz.at("finish_on_zero_players").asBoolean()).isFalse();
    assertThat(quiz.json().has("description")).isFalse();

    form.put("prize_fund", 0);
    assertThat(admin.post("/api/quizzes", form).is(201).at("prize_fund").asInt()).isZero();
    form.put("prize_fund", -1);
    assertThat(admin.post("/api/quizzes", form).refused(422).status()).isEqualTo(422);
    form.put("prize_fund", 3_000_000_000L);
    assertThat(admin.post("/api/quizzes", form).is(201).at("prize_fund").asLong())
        .isEqualTo(3_000_000_000L);
    form.put("prize_fund", "much");
    admin.post("/api/quizzes", form).refused(400);
  }

  @Test
  void modesAndTimesAreValidated() {
    for (String mode : List.of("", "hybrid", " admin_only ")) {
      Map<String, Object> form = Quizzes.form("mode", HOUR);
      form.put("question_source_mode", mode);
      Quizzes.create(form);
    }
    Map<String, Object> form = Quizzes.form("mode", HOUR);
    form.put("question_source_mode", "chaos");
    admin.post("/api/quizzes", form).refused(422);
    admin.post("/api/quizzes", Quizzes.form("past", Duration.ofMinutes(-1))).refused(422);
    form = Quizzes.form("no time", HOUR);
    form.put("scheduled_time", "tomorrow");
    admin.post("/api/quizzes", form).refused(400);
    form.remove("scheduled_time");
    admin.post("/api/quizzes", form).refused(400);
    form.put("scheduled_time", "2099-01-01T10:00:00+05:00");
    Answer quiz = admin.post("/api/quizzes", form).is(201, Shapes.QUIZ);
    assertThat(quiz.at("scheduled_time").asText()).endsWith("Z");
  }

  @Test
  void questionsAreValidatedOneByOne() {
    long id = Quizzes.create(Quizzes.form("questions", HOUR));
    Quizzes.add(id, Quizzes.questions(2, true)).is(200, Shapes.MESSAGE);
    Answer quiz = http.send("GET", "/api/quizzes/" + id, Map.of());
    assertThat(quiz.at("question_count").asInt()).isEqualTo(2);

    Map<String, Object> plain = Quizzes.questions(1, false).getFirst();
    plain.remove("time_limit_sec");
    plain.remove("point_value");
    plain.remove("difficulty");
    Quizzes.add(id, List.of(plain)).is(200);
    JsonNode read =
        admin
            .get("/api/quizzes/" + id + "/with-questions")
            .is(200, Shapes.QUIZ_WITH_QUESTIONS)
            .at("questions");
    assertThat(read).hasSize(3);
    assertThat(read.get(2).path("time_limit_sec").asInt()).isEqualTo(10);
    assertThat(read.get(2).path("point_value").asInt()).isEqualTo(10);
    assertThat(read.get(0).path("quiz_id").asLong()).isEqualTo(id);
    assertThat(read.get(0).path("options").get(0).path("id").asInt()).isZero();

    wrong(id, "correct_option", 3, 422);
    wrong(id, "correct_option", -1, 422);
    wrong(id, "text", "ab", 422);
    wrong(id, "text", "x".repeat(501), 422);
    wrong(id, "options", List.of("alone"), 422);
    wrong(id, "options", List.of("a", "b", "c", "d", "e", "f"), 422);
    wrong(id, "options", List.of("a", "", "c"), 422);
    wrong(id, "time_limit_sec", 4, 422);
    wrong(id, "time_limit_sec", 61, 422);
    wrong(id, "time_limit_sec", -5, 422);
    wrong(id, "point_value", 101, 422);
    wrong(id, "difficulty", 6, 422);
    for (Object broken :
        List.of(Map.of(), Map.of("questions", List.of()), Map.of("questions", "x"))) {
      admin.post("/api/quizzes/" + id + "/questions", broken).refused(400);
    }
    Quizzes.add(id, Quizzes.questions(7, false)).is(200);
    Quizzes.add(id, Quizzes.questions(1, false)).refused(422);
    Quizzes.add(999_999_999, Quizzes.questions(1, false)).refused(404);
  }

  @Test
  void onlyAdminsSeeTheQuestionsOfAnUpcomingQuiz() {
    long id = Quizzes.create("secret", 1);
    String path = "/api/quizzes/" + id + "/with-questions";
    http.send("GET", path, Map.of()).refused(401, "token_missing");
    Outside.newBrowser().get(path).refused(403);
    String text = admin.get(path).is(200, Shapes.QUIZ_WITH_QUESTIONS).text();
    assertThat(text).doesNotContain("correct_option").doesNotContain("_kk");
    assertThat(http.send("GET", "/api/quizzes/" + id, Map.of()).json().has("questions")).isFalse();
  }

  @Test
  void aQuizIsRescheduledCancelledAndScheduledAgain() {
    long id = Quizzes.create("moved", 1);
    Quizzes.schedule(id, Duration.ofHours(2)).is(200, Shapes.MESSAGE);
    Quizzes.schedule(id, Duration.ofMinutes(-2)).refused(422);
    admin.put("/api/quizzes/" + id + "/schedule", Map.of()).refused(400);
    Quizzes.schedule(999_999_999, HOUR).refused(404);
    long empty = Quizzes.create(Quizzes.form("moved, with nothing to ask", HOUR));
    assertThat(Quizzes.schedule(empty, HOUR).is(200).header("x-quiz-schedule-warning"))
        .isNotBlank();

    admin.put("/api/quizzes/" + id + "/cancel", null).is(200, Shapes.MESSAGE);
    Answer quiz = http.send("GET", "/api/quizzes/" + id, Map.of()).is(200, Shapes.QUIZ);
    assertThat(quiz.at("status").asText()).isEqualTo("cancelled");
    admin.put("/api/quizzes/" + id + "/cancel", null).refused(409);
    Quizzes.add(id, Quizzes.questions(1, false)).refused(409);
    admin.put("/api/quizzes/999999999/cancel", null).refused(404);
    Quizzes.schedule(id, HOUR).is(200, Shapes.MESSAGE);
    quiz = http.send("GET", "/api/quizzes/" + id, Map.of());
    assertThat(quiz.at("status").asText()).isEqualTo("scheduled");
  }

  @Test
  void aCopyHasItsOwnQuestionsAndAMarkedTitle() {
    long id = Quizzes.create("X (Копия 3) y", 2);
    String path = "/api/quizzes/" + id + "/duplicate";
    Answer copy = admin.post(path, Map.of("scheduled_time", Quizzes.in(HOUR))).is(201, Shapes.QUIZ);
    assertThat(copy.at("title").asText()).isEqualTo("X (Копия)");
    assertThat(copy.at("question_count").asInt()).isEqualTo(2);
    assertThat(copy.at("id").asLong()).isNotEqualTo(id);
    long longTitle = Quizzes.create("t".repeat(100), 1);
    copy =
        admin
            .post(
                "/api/quizzes/" + longTitle + "/duplicate",
                Map.of("scheduled_time", Quizzes.in(HOUR)))
            .is(201);
    assertThat(copy.at("title").asText()).isEqualTo("t".repeat(92) + " (Копия)");

    admin.post(path, Map.of()).refused(400);
    admin.post(path, Map.of("scheduled_time", Quizzes.in(HOUR.negated()))).refused(422);
    long empty = Quizzes.create(Quizzes.form("empty", HOUR));
    admin
        .post("/api/quizzes/" + empty + "/duplicate", Map.of("scheduled_time", Quizzes.in(HOUR)))
        .refused(422);
    admin
        .post("/api/quizzes/999999999/duplicate", Map.of("scheduled_time", Quizzes.in(HOUR)))
        .refused(404);
  }

  @Test
  void theListIsFilteredAndPaged() {
    String word = Outside.newName();
    long first = Quizzes.create("List 100% " + word + " one", 1);
    Map<String, Object> later = Quizzes.form("List " + word.toUpperCase() + " two", HOUR);
    later.put("scheduled_time", Quizzes.in(Duration.ofDays(3)));
    long second = Quizzes.create(later);

    Answer page =
        http.send("GET", "/api/quizzes?search=" + word, Map.of()).is(200, Shapes.QUIZ_PAGE);
    assertThat(page.at("total").asInt()).isEqualTo(2);
    assertThat(page.at("page").asInt()).isEqualTo(1);
    assertThat(page.at("size").asInt()).isEqualTo(10);
    assertThat(page.at("quizzes").findValuesAsText("id"))
        .containsExactly(String.valueOf(second), String.valueOf(first));
    Answer one = list("page_size=1&page=2&search=" + word);
    assertThat(one.at("quizzes").findValuesAsText("id")).containsExactly(String.valueOf(first));
    assertThat(one.at("total").asInt()).isEqualTo(2);
    String tomorrow = URLEncoder.encode(Quizzes.in(Duration.ofDays(1)), StandardCharsets.UTF_8);
    assertThat(list("search=" + word + "&date_from=" + tomorrow).at("total").asInt()).isEqualTo(1);
    assertThat(list("search=" + word + "&date_to=" + tomorrow).at("total").asInt()).isEqualTo(1);
    assertThat(list("search=" + word + "&date_to=nonsense").at("total").asInt()).isEqualTo(2);
    assertThat(list("search=" + word + "&status=completed").at("total").asInt()).isZero();
    assertThat(list("search=" + word + "&status=completed").at("quizzes").isArray()).isTrue();
    assertThat(list("search=" + word + "&status=scheduled").at("total").asInt()).isEqualTo(2);
    assertThat(list("search=" + word + "&status=nonsense").at("total").asInt()).isZero();

    for (String bad : List.of("page_size=500", "page_size=0", "page_size=x", "page_size=101")) {
      assertThat(list(bad).at("size").asInt()).as(bad).isEqualTo(10);
    }
    for (String bad : List.of("page=0", "page=-1", "page=x")) {
      assertThat(list(bad).at("page").asInt()).as(bad).isEqualTo(1);
    }
    assertThat(list("page_size=100").at("size").asInt()).isEqualTo(100);
    List<String> ids = list("page_size=5").at("quizzes").findValuesAsText("id");
    assertThat(ids.stream().map(Long::parseLong).toList())
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void upcomingQuizzesAreAPlainArrayByTime() {
    long id = Quizzes.create("coming", 1);
    Answer answer = http.send("GET", "/api/quizzes/scheduled", Map.of()).isListOf(Shapes.QUIZ);
    assertThat(answer.json().findValuesAsText("id")).contains(String.valueOf(id));
    assertThat(
            answer.json().findValuesAsText("scheduled_time").stream().map(Instant::parse).toList())
        .isSorted();
  }

  @Test
  void missingResourcesAreNotFound() {
    http.send("GET", "/api/quizzes/999999999", Map.of()).refused(404);
    admin.get("/api/quizzes/999999999/with-questions").refused(404);
    Answer results =
        http.send("GET", "/api/quizzes/999999999/results", Map.of()).is(200, Shapes.RESULT_PAGE);
    assertThat(results.at("results")).isEmpty();
    assertThat(results.at("per_page").asInt()).isEqualTo(10);
    results = http.send("GET", "/api/quizzes/999999999/results?page_size=101&page=0", Map.of());
    assertThat(results.at("per_page").asInt()).isEqualTo(10);
    assertThat(results.at("page").asInt()).isEqualTo(1);
    long id = Quizzes.create("not played", 1);
    Outside.newBrowser().get("/api/quizzes/" + id + "/my-result").refused(404);
    admin.get("/api/quizzes/" + id + "/winners").is(200, Shapes.WINNERS);
    admin.get("/api/quizzes/999999999/winners").is(200, Shapes.WINNERS);
    admin.get("/api/quizzes/" + id + "/statistics").is(200, Shapes.STATISTICS);
    admin.get("/api/quizzes/999999999/statistics").refused(404);
    admin.get("/api/quizzes/" + id + "/asked-questions").isListOf(Shapes.ASKED);
    admin.get("/api/quizzes/999999999/asked-questions").refused(404);
    admin.get("/api/quizzes/" + id + "/results/export").is(200);
    admin.get("/api/quizzes/999999999/results/export").refused(404);
  }

  private static Answer list(String query) {
    return http.send("GET", "/api/quizzes?" + query, Map.of()).is(200, Shapes.QUIZ_PAGE);
  }

  /** The second of two questions is invalid, and the refusal names it. */
  private static void wrong(long quizId, String field, Object value, int status) {
    List<Map<String, Object>> two = Quizzes.questions(2, false);
    two.get(1).put(field, value);
    Answer answer = Quizzes.add(quizId, two).refused(status);
    assertThat(answer.text()).as(field + " " + answer.what()).contains("1");
  }
}
