package io.quizcast.quiz.stage;

import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.player;
import static io.quizcast.quiz.Rows.column;
import static io.quizcast.quiz.Rows.sql;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.guard.WsTicket;
import io.quizcast.guard.token.Revocations;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that stage links are created by admins, used by screens and revoked immediately. */
@QuarkusTest
class StageRoutesTest {
  @Inject RedisDataSource redis;
  @Inject ObjectMapper json;

  private long quiz;
  private String links;

  @BeforeEach
  void createQuiz() {
    quiz = newQuiz(Map.of("title", "On stage"));
    links = "/api/admin/quizzes/" + quiz + "/stage-links";
  }

  private JsonPath create(String name) {
    return admin()
        .body(Map.of("name", name))
        .post(links)
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private static ValidatableResponse exchange(String key) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("key", key))
        .post("/api/stage/ticket")
        .then();
  }

  private WsTicket content(String ticket) throws Exception {
    return json.readValue(redis.value(String.class).get(WsTicket.key(ticket)), WsTicket.class);
  }

  @Test
  void aKeyIsShownOnceStoredAsAHashAndExchangedForATicket() throws Exception {
    JsonPath link = create(" Main screen ");
    String key = link.getString("key");
    assertThat(link.getString("name")).isEqualTo("Main screen");
    assertThat(Instant.parse(link.getString("expires_at")))
        .isBetween(
            Instant.now().plus(24, ChronoUnit.HOURS), Instant.now().plus(26, ChronoUnit.HOURS));
    admin()
        .get(links)
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].name", equalTo("Main screen"))
        .body("items[0].created_by", equalTo(1))
        .body("items[0]", not(hasKey("key")))
        .body("items[0]", not(hasKey("key_hash")))
        .body("items[0]", not(hasKey("revoked_at")));
    assertThat(column("SELECT key_hash FROM stage_links WHERE quiz_id = " + quiz))
        .singleElement()
        .asString()
        .hasSize(64)
        .doesNotContain(key);

    String ticket =
        exchange(key)
            .statusCode(200)
            .header("Cache-Control", containsString("no-store"))
            .body("ticket", notNullValue())
            .extract()
            .path("ticket");
    WsTicket content = content(ticket);
    assertThat(content.role()).isEqualTo("stage");
    assertThat(content.userId()).isEqualTo(-link.getLong("id"));
    assertThat(content.sessionId()).isEqualTo(-link.getLong("id"));
    assertThat(content.quizId()).isEqualTo(quiz);
    assertThat(content.expiresAt())
        .isEqualTo(Instant.parse(link.getString("expires_at")).getEpochSecond());
    assertThat(redis.key().ttl(WsTicket.key(ticket))).isBetween(1L, 60L);
    assertThat(exchange(key).extract().<String>path("ticket")).isNotEqualTo(ticket);
  }

  @Test
  void aRevokedLinkGivesNoTicketAndIsMarkedForTheGateways() {
    JsonPath link = create("Stream");
    long id = link.getLong("id");
    admin().delete(links + "/" + id).then().statusCode(204);
    exchange(link.getString("key")).statusCode(404).body("error_type", equalTo("not_found"));
    assertThat(redis.key().exists(Revocations.sessionKey(-id))).isTrue();
    assertThat(redis.key().ttl(Revocations.sessionKey(-id))).isGreaterThan(24 * 3600L);
    admin().get(links).then().body("items[0].revoked_at", notNullValue());
    admin().delete(links + "/" + id).then().statusCode(204);
    long other = newQuiz(Map.of());
    admin()
        .delete("/api/admin/quizzes/{quiz}/stage-links/{id}", other, create("Kept").getLong("id"))
        .then()
        .statusCode(404);
    admin()
        .get("/api/admin/audit?subject=quiz&subject_id=" + quiz)
        .then()
        .body("items.action", org.hamcrest.Matchers.hasItem("revoke_stage_link"));
  }

  @Test
  void aLinkEndsADayAfterTheGameAndMovesWithIt() throws Exception {
    String key = create("Hall").getString("key");
    sql("UPDATE quizzes SET scheduled_time = now() - interval '2 days' WHERE id = " + quiz);
    exchange(key).statusCode(404);
    sql("UPDATE quizzes SET status = 'in_progress' WHERE id = " + quiz);
    exchange(key).statusCode(200);
    sql(
        "UPDATE quizzes SET status = 'completed', completed_at = now() - interval '23 hours'"
            + " WHERE id = "
            + quiz);
    exchange(key).statusCode(200);
    sql("UPDATE quizzes SET completed_at = now() - interval '25 hours' WHERE id = " + quiz);
    exchange(key).statusCode(404);
    admin().body(Map.of("name", "Late")).post(links).then().statusCode(409);
    sql("UPDATE quizzes SET completed_at = now(), deleted_at = now() WHERE id = " + quiz);
    exchange(key).statusCode(404);
  }

  @Test
  void onlyAdminsManageLinksAndOnlyWellFormedKeysAreLookedUp() {
    given().contentType(ContentType.JSON).body("{}").post(links).then().statusCode(401);
    player(7).body(Map.of("name", "Mine")).post(links).then().statusCode(403);
    player(7).get(links).then().statusCode(403);
    admin().body(Map.of("name", " ")).post(links).then().statusCode(422);
    admin().body(Map.of("name", "n".repeat(101))).post(links).then().statusCode(422);
    admin()
        .body(Map.of("name", "Nowhere"))
        .post("/api/admin/quizzes/999999999/stage-links")
        .then()
        .statusCode(404);
    given()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/api/stage/ticket")
        .then()
        .statusCode(400);
    for (String wrong :
        new String[] {"", "short", "x".repeat(43), "é".repeat(43), "x".repeat(9_000)}) {
      exchange(wrong).statusCode(404);
    }
  }

  @Test
  void aQuizHasALimitedNumberOfLinks() {
    for (int i = 0; i < 20; i++) {
      create("Screen " + i);
    }
    admin()
        .body(Map.of("name", "One more"))
        .post(links)
        .then()
        .statusCode(409)
        .body("error", containsString("at most 20"));
  }
}
