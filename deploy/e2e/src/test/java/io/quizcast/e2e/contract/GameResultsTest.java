package io.quizcast.e2e.contract;

import static java.lang.Integer.parseInt;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.contract.client.Answer;
import io.quizcast.e2e.contract.client.Browser;
import io.quizcast.e2e.contract.client.Http;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.contract.client.Quizzes;
import io.quizcast.e2e.contract.client.Shapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contract tests of the HTTP routes after a game. */
class GameResultsTest {
  private static final Duration STATISTICS_LIMIT = Duration.ofSeconds(20);

  /** A character reference, which XML may use for characters outside of ASCII. */
  private static final Pattern CHARACTER = Pattern.compile("&#x([0-9a-f]+);");

  private static PlayedGame game;
  private static Http http;
  private static Browser admin;
  private static String quiz;

  @BeforeAll
  static void play() {
    game = PlayedGame.get();
    http = Outside.http();
    admin = Outside.admin();
    quiz = "/api/quizzes/" + game.quizId;
  }

  @Test
  void resultsAreAvailableWhenTheyAreAnnounced() {
    JsonNode mine = game.atOnce.get("my result").is(200, Shapes.RESULT).json();
    assertThat(mine.path("is_winner").asBoolean()).isTrue();
    assertThat(mine.path("score").asInt()).isEqualTo(3);
    assertThat(mine.path("correct_answers").asInt()).isEqualTo(3);
    assertThat(mine.path("total_questions").asInt()).isEqualTo(3);
    assertThat(mine.path("is_eliminated").asBoolean()).isFalse();
    assertThat(mine.has("eliminated_on_question")).isFalse();
    assertThat(mine.has("elimination_reason")).isFalse();
    assertThat(mine.path("user_id")).isEqualTo(game.before.path("id"));
    assertThat(mine.path("username")).isEqualTo(game.before.path("username"));

    JsonNode page = game.atOnce.get("results").is(200, Shapes.RESULT_PAGE).json();
    assertThat(page.path("total").asInt()).isEqualTo(4);
    assertThat(page.path("per_page").asInt()).isEqualTo(20);
    JsonNode read = game.atOnce.get("quiz").is(200, Shapes.QUIZ).json();
    assertThat(read.path("status").asText()).isEqualTo("completed");
    assertThat(read.path("question_count").asInt()).isEqualTo(3);
  }

  @Test
  void aRunningQuizIsActiveAndCannotBeChanged() {
    JsonNode active = game.whileRunning.get("active").is(200, Shapes.QUIZ).json();
    assertThat(active.path("status").asText()).isEqualTo("in_progress");
    JsonNode running = game.whileRunning.get("quiz").is(200, Shapes.QUIZ).json();
    assertThat(running.path("status").asText()).isEqualTo("in_progress");
    assertThat(running.path("question_count").asInt()).isEqualTo(3);
    game.whileRunning.get("coming").isListOf(Shapes.QUIZ);
    game.whileRunning.get("questions").refused(403);
    game.whileRunning.get("schedule").refused(409);
    game.whileRunning.get("cancel").refused(409);
    game.whileRunning.get("add").refused(409);

    Quizzes.schedule(game.quizId, Duration.ofHours(1)).refused(409);
    admin.put(quiz + "/cancel", null).refused(409);
    Quizzes.add(game.quizId, Quizzes.questions(1, false)).refused(409);
    Answer copy =
        admin
            .post(quiz + "/duplicate", Map.of("scheduled_time", Quizzes.in(Duration.ofHours(1))))
            .is(201, Shapes.QUIZ);
    assertThat(copy.at("status").asText()).isEqualTo("scheduled");
    assertThat(copy.at("question_count").asInt()).isEqualTo(3);
  }

  @Test
  void resultsAreRankedAndTheFundIsShared() {
    JsonNode rows = http.send("GET", quiz + "/results", Map.of()).at("results");
    // Two players with the same answer times, to the millisecond, share a rank.
    assertThat(rows.findValuesAsText("rank").subList(0, 2))
        .isIn(List.of("1", "1"), List.of("1", "2"));
    assertThat(rows.findValuesAsText("rank")).isSorted();
    assertThat(rows.findValuesAsText("score")).containsExactly("3", "3", "1", "0");
    long paid = 0;
    for (JsonNode row : rows) {
      paid += row.path("prize_fund").asLong();
      assertThat(row.path("is_winner").asBoolean()).isEqualTo(row.path("score").asInt() == 3);
    }
    assertThat(paid).isEqualTo(Quizzes.PRIZE);
    assertThat(Math.abs(prize(rows.get(0)) - prize(rows.get(1)))).isLessThanOrEqualTo(1);
    JsonNode silent = rows.get(2);
    assertThat(silent.path("elimination_reason").asText()).isEqualTo("no_answer_timeout");
    assertThat(silent.path("eliminated_on_question").asInt()).isEqualTo(2);
    JsonNode wrong = rows.get(3);
    assertThat(wrong.path("elimination_reason").asText()).isEqualTo("incorrect_answer");
    assertThat(wrong.path("eliminated_on_question").asInt()).isEqualTo(1);
    assertThat(wrong.path("total_questions").asInt()).isEqualTo(3);

    Answer second = http.send("GET", quiz + "/results?page=2&page_size=3", Map.of());
    assertThat(second.is(200, Shapes.RESULT_PAGE).at("results")).hasSize(1);
    game.late.get(quiz + "/my-result").refused(404);
    game.wrong.get(quiz + "/my-result").is(200, Shapes.RESULT);
    admin.get(quiz + "/my-result").refused(404);
  }

  @Test
  void countersHistoryAndLeaderboardAreUpdatedWithinSeconds() {
    await()
        .atMost(STATISTICS_LIMIT)
        .untilAsserted(
            () -> {
              JsonNode me = game.winner.get("/api/users/me").json();
              assertThat(me.path("games_played").asInt()).isEqualTo(1);
              assertThat(me.path("wins_count").asInt()).isEqualTo(1);
              assertThat(me.path("total_score").asInt()).isEqualTo(3);
              assertThat(me.path("highest_score").asInt()).isEqualTo(3);
              assertThat(me.path("total_prize_won").asInt()).isBetween(500_001, 500_002);
              Answer history = game.silent.get("/api/users/me/results");
              assertThat(history.at("results")).hasSize(1);
            });
    JsonNode item = game.silent.get("/api/users/me/results").is(200, Shapes.HISTORY).json();
    assertThat(item.path("total").asInt()).isEqualTo(1);
    JsonNode row = item.path("results").get(0);
    assertThat(row.path("quiz_id").asLong()).isEqualTo(game.quizId);
    assertThat(row.path("score").asInt()).isEqualTo(1);
    assertThat(row.path("prize_fund").asInt()).isZero();
    assertThat(game.late.get("/api/users/me").at("games_played").asInt()).isZero();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        http.send("GET", "/api/leaderboard?page_size=100", Map.of())
                            .is(200, Shapes.LEADERBOARD)
                            .at("users")
                            .findValuesAsText("user_id"))
                    .contains(game.before.path("id").asText()));
  }

  @Test
  void theAdminReadsTheStatistics() {
    JsonNode all = admin.get(quiz + "/statistics").is(200, Shapes.STATISTICS).json();
    assertThat(all.path("total_participants").asInt()).isEqualTo(4);
    assertThat(all.path("total_winners").asInt()).isEqualTo(2);
    assertThat(all.path("total_eliminated").asInt()).isEqualTo(2);
    JsonNode first = all.path("eliminations_by_question").get(0);
    assertThat(first.path("question_number").asInt()).isEqualTo(1);
    assertThat(first.path("eliminated_count").asInt()).isEqualTo(1);
    assertThat(first.path("by_wrong_answer").asInt()).isEqualTo(1);
    assertThat(first.path("total_answers").asInt()).isEqualTo(4);
    assertThat(first.path("pass_rate").asDouble()).isEqualTo(0.75);
    assertThat(all.path("eliminations_by_question").get(1).path("by_timeout").asInt()).isOne();
    assertThat(all.path("elimination_reasons").path("timeout").asInt()).isEqualTo(1);
    assertThat(all.path("elimination_reasons").path("wrong_answer").asInt()).isEqualTo(1);
    assertThat(all.path("difficulty_distribution").path("difficulty_2").asInt()).isEqualTo(3);
    assertThat(all.path("pool_questions_used").asInt()).isZero();
  }

  @Test
  void theAdminReadsWinnersAndAskedQuestions() {
    Answer winners = admin.get(quiz + "/winners").is(200, Shapes.WINNERS);
    assertThat(winners.at("total").asInt()).isEqualTo(2);
    Answer asked = admin.get(quiz + "/asked-questions").isListOf(Shapes.ASKED);
    assertThat(asked.json().findValuesAsText("question_order")).containsExactly("1", "2", "3");
    assertThat(asked.json().findValuesAsText("source")).containsOnly("quiz");
    assertThat(asked.json().findValuesAsText("correct_option")).containsExactly("1", "2", "0");
    assertThat(asked.json().get(0).path("question").has("text_kk")).isTrue();
    assertThat(asked.json().get(1).path("question").has("text_kk")).isFalse();
    // After the game everybody may read the questions.
    http.send("GET", quiz + "/with-questions", Map.of()).is(200, Shapes.QUIZ_WITH_QUESTIONS);
  }

  @Test
  void resultsAreExportedForSpreadsheets() throws IOException {
    Answer csv = admin.get(quiz + "/results/export?format=csv").is(200);
    assertThat(csv.header("content-type").replace(" ", "")).isEqualTo("text/csv;charset=utf-8");
    assertThat(csv.header("content-disposition"))
        .matches(
            "attachment; ?filename=\"?quiz_"
                + game.quizId
                + "_results_\\d{4}-\\d\\d-\\d\\d\\.csv\"?");
    assertThat(csv.bytes()).startsWith((byte) 0xEF, (byte) 0xBB, (byte) 0xBF);
    List<String> lines = csv.text().substring(1).lines().toList();
    assertThat(csv.text()).doesNotContain("\r");
    assertThat(lines.getFirst())
        .isEqualTo(
            "Место,Пользователь,Очки,Правильных,Всего вопросов,Победитель,Выбыл,"
                + "Вопрос выбытия,Причина выбытия,Приз");
    assertThat(lines).hasSize(5);
    assertThat(lines.get(1)).matches("1,[^,]+,3,3,3,Да,Нет,,,50000[12] ₸");
    assertThat(lines.get(3)).endsWith(",1,1,3,Нет,Да,2,Время истекло,");
    assertThat(lines.get(4)).endsWith(",0,0,3,Нет,Да,1,Неверный ответ,");
    assertThat(admin.get(quiz + "/results/export?format=pdf").is(200).text()).isEqualTo(csv.text());

    Answer xlsx = admin.get(quiz + "/results/export?format=xlsx").is(200);
    assertThat(xlsx.header("content-type"))
        .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assertThat(xlsx.header("content-disposition")).contains(".xlsx");
    String book = unzipped(xlsx.bytes());
    assertThat(book).contains("Результаты", "Приз (₸)", "Время истекло");
  }

  private static long prize(JsonNode row) {
    return row.path("prize_fund").asLong();
  }

  private static String unzipped(byte[] bytes) throws IOException {
    Path file = Files.write(Files.createTempFile("results", ".xlsx"), bytes);
    StringBuilder all = new StringBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        all.append(new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
      }
    } finally {
      Files.delete(file);
    }
    return CHARACTER
        .matcher(all)
        .replaceAll(code -> Character.toString(parseInt(code.group(1), 16)));
  }
}
