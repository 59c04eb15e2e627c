package io.quizcast.user.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.access.PortalRole;
import io.quizcast.guard.PortalRoutes;
import io.quizcast.guard.PortalRoutes.Attempt;
import io.quizcast.guard.TokensForTests;
import io.quizcast.local.TestPlatform;
import io.quizcast.user.AuthForTests;
import io.quizcast.user.World;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Tests each pair of role and admin route of this service, and which permissions the portal gets
 * for a caller.
 */
@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class PortalRolesTest {
  @Inject World world;

  @Test
  void eachRoleReachesItsRoutesAndNoOther() {
    List<Attempt> attempts =
        PortalRoutes.attempts(given().queryParam("format", "JSON").get("/q/openapi").asString());
    List<String> mismatches =
        attempts.stream()
            .map(attempt -> attempt.mismatch(call(attempt)))
            .flatMap(Optional::stream)
            .toList();
    assertThat(attempts).hasSize(3 * 5);
    assertThat(mismatches).isEmpty();
  }

  @Test
  void meListsThePermissionsOfTheToken() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "host" + id));
    caller(world.tokens().portal(id, PortalRole.HOST))
        .get("/api/users/me")
        .then()
        .statusCode(200)
        .body("permissions", hasItems("games", "stage"));
    caller(world.tokens().user(id)).get("/api/users/me").then().body("permissions", nullValue());
  }

  private int call(Attempt attempt) {
    long id = World.freshId();
    return caller(
            attempt
                .role()
                .map(role -> world.tokens().portal(id, role))
                .orElseGet(() -> world.tokens().admin(id)))
        .request(attempt.method(), attempt.path())
        .statusCode();
  }

  private static RequestSpecification caller(String token) {
    return given()
        .cookie("access_token", token)
        .cookie("csrf-secret", TokensForTests.CSRF_SECRET)
        .header("X-CSRF-Token", TokensForTests.CSRF_TOKEN)
        .contentType("application/json");
  }
}
