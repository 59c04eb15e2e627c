package io.quizcast.user.profile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.user.UserEvent.EmailVerified;
import io.quizcast.contracts.user.UserEvent.RoleChanged;
import io.quizcast.contracts.user.UserEvent.UserDeleted;
import io.quizcast.contracts.user.UserEvent.UserRegistered;
import io.quizcast.contracts.user.UserEvent.UsernameChanged;
import io.quizcast.guard.VerifiedEmail;
import io.quizcast.local.TestPlatform;
import io.quizcast.user.AuthForTests;
import io.quizcast.user.World;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @io.quarkus.test.common.ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class ProfileTest {
  @Inject World world;
  @Inject RedisDataSource redis;

  @Test
  void theProfileHasAllFieldsOfTheContract() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "aigerim" + id));
    world
        .browser(id)
        .get("/api/users/me")
        .then()
        .statusCode(200)
        .body("id", equalTo((int) id))
        .body("username", equalTo("aigerim" + id))
        .body("email", equalTo("aigerim" + id + "@example.com"))
        .body("profile_picture", equalTo(""))
        .body("first_name", equalTo("Aigerim"))
        .body("last_name", equalTo("Serik"))
        .body("gender", equalTo("female"))
        .body("birth_date", equalTo("1999-05-17"))
        .body("games_played", equalTo(0))
        .body("total_score", equalTo(0))
        .body("highest_score", equalTo(0))
        .body("wins_count", equalTo(0))
        .body("total_prize_won", equalTo(0))
        .body("language", equalTo("ru"))
        .body("role", equalTo("user"))
        .body("profile_complete", equalTo(true))
        .body("email_verified", equalTo(false))
        .body("created_at", equalTo("2026-11-20T08:00:00Z"))
        .body("size()", is(19));
  }

  @Test
  void withoutBirthDateTheFieldIsAbsent() throws Exception {
    long id = World.freshId();
    UserRegistered google =
        new UserRegistered(
            id, "g" + id, "g@example.com", "user", true, "kk", "", "", null, "", "", Instant.now());
    world.register(google);
    world
        .as(id)
        .get("/api/users/me")
        .then()
        .body("$", not(org.hamcrest.Matchers.hasKey("birth_date")))
        .body("profile_complete", is(false))
        .body("language", is("kk"));
  }

  @Test
  void eventsOfAuthServiceUpdateTheProfile() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "old" + id));
    world.tell(
        new UsernameChanged(id, "new" + id),
        new RoleChanged(id, "admin"),
        new EmailVerified(id, Instant.now()));
    await()
        .untilAsserted(
            () ->
                world
                    .as(id)
                    .get("/api/users/me")
                    .then()
                    .body("username", is("new" + id))
                    .body("role", is("admin"))
                    .body("email_verified", is(true)));
  }

  @Test
  void aUserWhoWasJustVerifiedReadsItBeforeTheEventArrives() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "proven" + id));
    redis.value(String.class).setex(VerifiedEmail.key(id), 60, VerifiedEmail.NO);
    world.as(id).get("/api/users/me").then().body("email_verified", is(false));
    redis.value(String.class).setex(VerifiedEmail.key(id), 60, VerifiedEmail.YES);
    world
        .as(id)
        .get("/api/users/me")
        .then()
        .body("email_verified", is(true))
        .body("username", is("proven" + id))
        .body("size()", is(19));
  }

  @Test
  void repeatedRegistrationChangesNothing() throws Exception {
    long id = World.freshId();
    UserRegistered registration = World.registration(id, "first" + id);
    world.register(registration);
    world.tell(new UsernameChanged(id, "second" + id));
    awaitName(id, "second" + id);
    long other = World.freshId();
    world.tell(registration);
    world.register(World.registration(other, "marker" + other));
    world.as(id).get("/api/users/me").then().body("username", is("second" + id));
  }

  @Test
  void deletedUsersStayDeleted() throws Exception {
    long id = World.freshId();
    UserRegistered registration = World.registration(id, "gone" + id);
    world.register(registration);
    world.tell(new UserDeleted(id, Instant.now()), registration);
    await()
        .untilAsserted(
            () ->
                world
                    .as(id)
                    .get("/api/users/me")
                    .then()
                    .statusCode(401)
                    .body("error_type", is("token_invalid")));
  }

  @Test
  void beforeTheRegistrationArrivesAuthServiceIsAsked() {
    long id = AuthForTests.FIRST_KNOWN + World.freshId();
    world
        .as(id)
        .get("/api/users/me")
        .then()
        .statusCode(200)
        .body("username", is("known" + id))
        .body("email_verified", is(true))
        .body("profile_complete", is(false));
  }

  @Test
  void whileAuthServiceIsUnavailableTheProfileIsMadeFromTheToken() {
    long id = AuthForTests.FIRST_BROKEN + World.freshId();
    world
        .as(id)
        .get("/api/users/me")
        .then()
        .statusCode(200)
        .body("id", is((int) id))
        .body("role", is("user"));
  }

  @Test
  void guestsGetA401() {
    given().get("/api/users/me").then().statusCode(401).body("error_type", is("token_missing"));
  }

  @Test
  void aChangeOfLanguageIsStoredAndPublished() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "lang" + id));
    world
        .browser(id)
        .body("{\"language\":\"kk\"}")
        .put("/api/users/me/language")
        .then()
        .statusCode(200)
        .body("language", is("kk"))
        .body("message", not(nullValue()));
    world.as(id).get("/api/users/me").then().body("language", is("kk"));
    await()
        .untilAsserted(
            () ->
                assertThat(world.newest(Topics.USER_EVENTS, id + ":profile"))
                    .contains("\"type\":\"profile_changed\"", "\"language\":\"kk\""));
  }

  @Test
  void unknownLanguageIsRefusedWithTheList() throws Exception {
    long id = World.freshId();
    for (String body : new String[] {"{\"language\":\"xx\"}", "{}"}) {
      world
          .browser(id)
          .body(body)
          .put("/api/users/me/language")
          .then()
          .statusCode(400)
          .body("allowed_values", contains("ru", "kk", "en"))
          .body("error", not(nullValue()));
    }
  }

  @Test
  void languageChosenBeforeTheRegistrationArrivesSurvivesIt() throws Exception {
    long id = AuthForTests.FIRST_KNOWN + World.freshId();
    long marker = World.freshId() * 4 + id % 4;
    world
        .browser(id)
        .body("{\"language\":\"en\"}")
        .put("/api/users/me/language")
        .then()
        .statusCode(200);
    world.tell(World.registration(id, "known" + id));
    world.register(World.registration(marker, "marker" + marker));
    world
        .as(id)
        .get("/api/users/me")
        .then()
        .body("first_name", is("Dana"))
        .body("language", is("en"));
  }

  @Test
  void absentFieldsKeepTheirValues() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "keep" + id));
    world
        .browser(id)
        .body("{\"profile_picture\":\"  https://example.com/a.png \"}")
        .put("/api/users/me")
        .then()
        .statusCode(200)
        .body("message", not(nullValue()));
    world
        .as(id)
        .body("{\"username\":\" renamed%d \",\"profile_picture\":null}".formatted(id))
        .put("/api/mobile/auth/profile")
        .then()
        .statusCode(200);
    world
        .as(id)
        .get("/api/users/me")
        .then()
        .body("username", is("renamed" + id))
        .body("profile_picture", is("https://example.com/a.png"));
  }

  @Test
  void usersWithoutASignUpFormCompleteTheirProfile() throws Exception {
    long id = World.freshId();
    world.register(
        new UserRegistered(
            id,
            "g" + id,
            "g@example.com",
            "user",
            true,
            "kk",
            "",
            "",
            null,
            "",
            "",
            Instant.now()));
    for (String wrong :
        new String[] {
          "\"first_name\":\" \"",
          "\"last_name\":\"" + "x".repeat(101) + "\"",
          "\"gender\":\"unknown\"",
          "\"birth_date\":\"17.05.1999\"",
          "\"birth_date\":\"2020-01-01\""
        }) {
      world
          .browser(id)
          .body("{" + wrong + "}")
          .put("/api/users/me")
          .then()
          .statusCode(400)
          .body("error_type", is("validation_error"));
    }
    world
        .browser(id)
        .body(
            "{\"first_name\":\" Dana \",\"last_name\":\"Omar\",\"gender\":\"female\","
                + "\"birth_date\":\"1999-05-17\"}")
        .put("/api/users/me")
        .then()
        .statusCode(200);
    world
        .as(id)
        .get("/api/users/me")
        .then()
        .body("first_name", is("Dana"))
        .body("birth_date", is("1999-05-17"))
        .body("username", is("g" + id))
        .body("profile_complete", is(true));
    await()
        .untilAsserted(
            () ->
                assertThat(world.newest(Topics.USER_EVENTS, id + ":profile"))
                    .contains("\"birth_date\":\"1999-05-17\"", "\"last_name\":\"Omar\""));
  }

  @Test
  void aRefusedNameChangesNothing() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "stay" + id));
    String picture = ",\"profile_picture\":\"https://example.com/x.png\"}";
    world
        .browser(id)
        .body("{\"username\":\"taken\"" + picture)
        .put("/api/users/me")
        .then()
        .statusCode(409)
        .body("error_type", is("conflict"));
    for (String name : new String[] {"   ", "ab", "x".repeat(51), "line\nbreak"}) {
      world
          .browser(id)
          .body("{\"username\":\"" + name + "\"" + picture)
          .put("/api/users/me")
          .then()
          .statusCode(400)
          .body("error_type", is("validation_error"));
    }
    world
        .browser(id)
        .body("{\"profile_picture\":\"https://example.com/" + "p".repeat(256) + "\"}")
        .put("/api/users/me")
        .then()
        .statusCode(400);
    world.browser(id).body("{not json").put("/api/users/me").then().statusCode(400);
    world
        .as(id)
        .get("/api/users/me")
        .then()
        .body("username", is("stay" + id))
        .body("profile_picture", is(""));
  }

  @Test
  void whileAuthServiceIsUnavailableANewNameIs503() throws Exception {
    long id = AuthForTests.FIRST_BROKEN + World.freshId();
    world.register(World.registration(id, "wait" + id));
    world
        .browser(id)
        .body("{\"username\":\"other" + id + "\"}")
        .put("/api/users/me")
        .then()
        .statusCode(503)
        .header("Retry-After", not(nullValue()));
  }

  @Test
  void browsersNeedTheCsrfToken() {
    given()
        .cookie("access_token", world.tokens().user(1))
        .contentType("application/json")
        .body("{\"language\":\"kk\"}")
        .put("/api/users/me/language")
        .then()
        .statusCode(403)
        .body("error_type", is("csrf_token_missing"));
  }

  private void awaitName(long id, String name) {
    await()
        .untilAsserted(() -> world.as(id).get("/api/users/me").then().body("username", is(name)));
  }
}
