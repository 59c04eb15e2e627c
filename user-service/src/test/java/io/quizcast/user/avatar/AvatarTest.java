package io.quizcast.user.avatar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.guard.TokensForTests;
import io.quizcast.local.TestPlatform;
import io.quizcast.user.AuthForTests;
import io.quizcast.user.World;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class AvatarTest {
  @Inject World world;

  @Test
  void pictureIsCutToASquareAndShown() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "face" + id));
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_ARGB), "png", png);
    Response uploaded = upload(id, png.toByteArray());
    uploaded.then().statusCode(200);
    String address = uploaded.path("profile_picture");
    world.as(id).get("/api/users/me").then().body("profile_picture", is(address));

    Response shown = given().get(address);
    shown.then().statusCode(200).contentType("image/jpeg");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(shown.asByteArray()));
    assertThat(image.getWidth()).isEqualTo(256);
    assertThat(image.getHeight()).isEqualTo(256);
  }

  @Test
  void whatIsNoPictureIsRefused() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "nofile" + id));
    upload(id, "<svg onload='alert(1)'/>".getBytes())
        .then()
        .statusCode(400)
        .body("error_type", is("validation_error"));
    given()
        .cookie("access_token", world.tokens().user(id))
        .cookie("csrf-secret", TokensForTests.CSRF_SECRET)
        .header("X-CSRF-Token", TokensForTests.CSRF_TOKEN)
        .multiPart("other", "x")
        .post("/api/users/me/avatar")
        .then()
        .statusCode(400);
    world.as(id).get("/api/users/me").then().body("profile_picture", is(""));
  }

  private Response upload(long id, byte[] file) {
    return given()
        .cookie("access_token", world.tokens().user(id))
        .cookie("csrf-secret", TokensForTests.CSRF_SECRET)
        .header("X-CSRF-Token", TokensForTests.CSRF_TOKEN)
        .multiPart("file", "me.png", file, "image/png")
        .post("/api/users/me/avatar");
  }
}
