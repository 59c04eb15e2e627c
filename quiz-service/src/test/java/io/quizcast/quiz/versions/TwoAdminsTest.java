package io.quizcast.quiz.versions;

import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.question;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.quiz.ads.AdUploads;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Tests that of several edits to the same version only the first is stored and the others are
 * refused, so that the admins reload.
 */
@QuarkusTest
class TwoAdminsTest {

  /**
   * Sends four concurrent requests with the same tag, then one with the tag of the successful one.
   */
  private static void onlyOneWins(String path, String tag, IntFunction<Map<String, ?>> edit)
      throws Exception {
    List<Response> answers = new ArrayList<>();
    try (var admins = Executors.newFixedThreadPool(4)) {
      List<Future<Response>> asked = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Map<String, ?> body = edit.apply(i);
        asked.add(admins.submit(() -> admin().header("If-Match", tag).body(body).put(path)));
      }
      for (Future<Response> answer : asked) {
        answers.add(answer.get());
      }
    }
    assertThat(answers)
        .extracting(Response::statusCode)
        .containsExactlyInAnyOrder(200, 412, 412, 412);
    for (Response answer : answers) {
      if (answer.statusCode() == 412) {
        answer.then().body("error_type", equalTo("version_mismatch"));
      }
    }
    String newer =
        answers.stream()
            .filter(answer -> answer.statusCode() == 200)
            .map(answer -> answer.getHeader("ETag"))
            .findFirst()
            .orElseThrow();
    assertThat(newer).isNotEqualTo(tag);
    admin().header("If-Match", newer).body(edit.apply(5)).put(path).then().statusCode(200);
    // Existing clients send no tag; for them the last write wins.
    admin().body(edit.apply(6)).put(path).then().statusCode(200);
  }

  private static void cannotBeDeletedWith(String path, String tag) {
    admin().header("If-Match", tag).delete(path).then().statusCode(412);
    admin().delete(path).then().statusCode(200);
  }

  private static String tag(long version) {
    return "\"" + version + "\"";
  }

  @Test
  void oneOfSeveralConcurrentChangesOfAQuizWins() throws Exception {
    String path = "/api/quizzes/" + newQuiz(Map.of());
    String tag = given().get(path).getHeader("ETag");
    onlyOneWins(path, tag, i -> Map.of("title", "Edited by number " + i));
    admin()
        .header("If-Match", tag)
        .body(Map.of("questions", List.of(question("Too late?"))))
        .post(path + "/questions")
        .then()
        .statusCode(412);
  }

  @Test
  void oneOfSeveralConcurrentChangesOfAPoolQuestionWins() throws Exception {
    String word = "w" + UUID.randomUUID().toString().replace("-", "");
    Map<String, Object> first = question("Which " + word + "?");
    first.put("difficulty", 2);
    admin().body(List.of(first)).post("/api/admin/question-pool").then().statusCode(200);
    var found = admin().queryParam("search", word).get("/api/admin/question-pool").then().extract();
    String path = "/api/admin/question-pool/" + found.jsonPath().getInt("items[0].id");
    String tag = tag(found.jsonPath().getLong("items[0].version"));
    onlyOneWins(
        path,
        tag,
        i -> {
          Map<String, Object> edited = question("Which " + word + " is number " + i + "?");
          edited.put("difficulty", 3);
          return edited;
        });
    cannotBeDeletedWith(path, tag);
  }

  @Test
  void oneOfSeveralConcurrentChangesOfAnAdWins() throws Exception {
    int id = AdUploads.image("Seen by two");
    String path = "/api/admin/ads/" + id;
    String tag =
        tag(
            admin()
                .get("/api/admin/ads")
                .then()
                .body("items.id", hasItem(id))
                .extract()
                .jsonPath()
                .getLong("items.find { it.id == " + id + " }.version"));
    onlyOneWins(path, tag, i -> Map.of("title", "Edited by number " + i));
    cannotBeDeletedWith(path, tag);
  }

  @Test
  void oneOfSeveralConcurrentChangesOfASlotWins() throws Exception {
    int ad = AdUploads.image("Slotted by two");
    String slots = "/api/quizzes/" + newQuiz(Map.of()) + "/ad-slots";
    var added =
        admin().body(Map.of("question_after", 1, "ad_asset_id", ad)).post(slots).then().extract();
    String tag = added.header("ETag");
    String path = slots + "/" + added.jsonPath().getInt("id");
    onlyOneWins(path, tag, i -> Map.of("question_after", 2 + i));
    cannotBeDeletedWith(path, tag);
  }
}
