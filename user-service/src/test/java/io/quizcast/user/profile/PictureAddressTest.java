package io.quizcast.user.profile;

import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.local.TestPlatform;
import io.quizcast.user.AuthForTests;
import io.quizcast.user.World;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class PictureAddressTest {
  @Inject World world;

  @Test
  void aPictureMustBeAnHttpsAddressOrAPathOfThisSite() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "https" + id));
    for (String refused :
        new String[] {
          "http://example.com/a.png",
          "javascript:alert(1)",
          "data:image/png;base64,AAAA",
          "//example.com/a.png",
          "https:a.png",
          "https://user@example.com/a.png",
          "/../api/auth/logout",
          "/api/users/me",
          "x y"
        }) {
      world
          .browser(id)
          .body(Map.of("profile_picture", refused))
          .put("/api/users/me")
          .then()
          .statusCode(400)
          .body("error_type", is("validation_error"));
    }
    for (String taken :
        new String[] {
          "https://example.com/a.png", "/api/users/7/avatar?v=0a1b", "/uploads/a.png", ""
        }) {
      world
          .browser(id)
          .body(Map.of("profile_picture", taken))
          .put("/api/users/me")
          .then()
          .statusCode(200);
      world.as(id).get("/api/users/me").then().body("profile_picture", is(taken));
    }
  }
}
