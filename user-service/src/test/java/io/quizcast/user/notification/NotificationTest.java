package io.quizcast.user.notification;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.local.TestPlatform;
import io.quizcast.user.AuthForTests;
import io.quizcast.user.World;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class NotificationTest {
  @Inject World world;

  @Test
  void absentPreferencesKeepTheirValues() {
    long id = World.freshId();
    world
        .as(id)
        .get("/api/users/me/notifications")
        .then()
        .statusCode(200)
        .body("quiz_reminders", is(true))
        .body("results", is(true))
        .body("news", is(false));
    world
        .browser(id)
        .body("{\"news\":true}")
        .put("/api/users/me/notifications")
        .then()
        .statusCode(200);
    world
        .browser(id)
        .body("{\"quiz_reminders\":false}")
        .put("/api/users/me/notifications")
        .then()
        .statusCode(200);
    world
        .as(id)
        .get("/api/users/me/notifications")
        .then()
        .body("quiz_reminders", is(false))
        .body("results", is(true))
        .body("news", is(true));
    world
        .browser(id)
        .body("{\"news\":\"perhaps\"}")
        .put("/api/users/me/notifications")
        .then()
        .statusCode(400);
  }

  @Test
  void callersCanDownloadTheirOwnData() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "export" + id));
    world
        .as(id)
        .get("/api/users/me/export")
        .then()
        .statusCode(200)
        .header("Content-Disposition", startsWith("attachment"))
        .body("profile.username", is("export" + id))
        .body("profile.birth_date", is("1999-05-17"))
        .body("account.has_password", is(true))
        .body("account.sessions[0].device_id", is("android-" + id))
        .body("account.legal_acceptances[0].tos_version", is("1.0"))
        .body("notifications.news", is(false))
        .body("games.size()", is(0));
  }

  @Test
  void anIncompleteExportIsRefused() {
    world
        .as(AuthForTests.FIRST_BROKEN + 1)
        .get("/api/users/me/export")
        .then()
        .statusCode(503)
        .body("error_type", is("unavailable"));
  }
}
