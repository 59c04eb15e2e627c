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
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class AvatarTest {
  @Inject World world;

  @Test
  void aPictureIsCroppedToASquareAndPublished() throws Exception {
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
  void aFileThatIsNotAPictureIsRefused() throws Exception {
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

  @ParameterizedTest
  @ValueSource(strings = {"", "no part", "--b\r\nContent-Disposition: form-data; name=\"file\""})
  void aFormThatIsNotCompleteIsRefused(String body) throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "noform" + id));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/users/me/avatar"))
            .header("Content-Type", "multipart/form-data; boundary=b")
            .header(
                "Cookie",
                "access_token="
                    + world.tokens().user(id)
                    + "; csrf-secret="
                    + TokensForTests.CSRF_SECRET)
            .header("X-CSRF-Token", TokensForTests.CSRF_TOKEN)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("validation_error");
    }
  }

  /** 5 000 × 5 000 pixels with four channels of 16 bits: 200 KB on the wire, 200 MB in memory. */
  @Test
  void aPictureWhoseHeaderClaimsTooMuchMemoryIsRefused() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "bomb" + id));
    upload(id, png16(5_000, 5_000, 1))
        .then()
        .statusCode(400)
        .body("error", is("This picture has too many pixels"));
  }

  @Test
  void concurrentUploadsAreDecodedOneByOneAndRefusedWhenTheQueueIsFull() throws Exception {
    BufferedImage photo = new BufferedImage(4_000, 4_000, BufferedImage.TYPE_3BYTE_BGR);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(photo, "jpeg", jpeg);
    List<Long> users = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      long id = World.freshId();
      world.register(World.registration(id, "crowd" + id));
      users.add(id);
    }
    List<Integer> answers;
    try (ExecutorService callers = Executors.newFixedThreadPool(users.size())) {
      answers =
          callers
              .invokeAll(
                  users.stream()
                      .map(
                          id ->
                              (Callable<Integer>) () -> upload(id, jpeg.toByteArray()).statusCode())
                      .toList())
              .stream()
              .map(Future::resultNow)
              .toList();
    }
    assertThat(answers).isSubsetOf(200, 503).contains(200, 503);
    upload(users.getFirst(), jpeg.toByteArray()).then().statusCode(200);
  }

  /**
   * Creates a PNG that contains only {@code rows} rows; a reader that trusts the header would
   * allocate memory for the whole picture.
   */
  private static byte[] png16(int width, int height, int rows) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
      deflater.write(new byte[rows * (1 + width * 8)]);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    chunk(
        png,
        "IHDR",
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {16, 6, 0, 0, 0})
            .array());
    chunk(png, "IDAT", data.toByteArray());
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] content)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content);
    png.write(ByteBuffer.allocate(4).putInt(content.length).array());
    png.write(name);
    png.write(content);
    png.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
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
