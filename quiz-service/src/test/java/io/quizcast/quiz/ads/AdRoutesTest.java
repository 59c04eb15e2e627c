package io.quizcast.quiz.ads;

import static io.quizcast.quiz.Callers.addQuestions;
import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.question;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdRoutesTest {

  static byte[] png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  /** An MP4 that consists only of {@code ftyp} and a movie header. */
  static byte[] mp4(int seconds) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(16);
    out.writeBytes("ftypisom");
    out.writeInt(0);
    out.writeInt(8 + 108);
    out.writeBytes("moov");
    out.writeInt(108);
    out.writeBytes("mvhd");
    out.writeInt(0);
    out.writeInt(0);
    out.writeInt(0);
    out.writeInt(1000);
    out.writeInt(seconds * 1000);
    out.write(new byte[80]);
    return bytes.toByteArray();
  }

  private static ValidatableResponse upload(
      byte[] content, String title, String type, String name) {
    return admin()
        .contentType(ContentType.MULTIPART)
        .multiPart("file", name, content)
        .multiPart(
            new MultiPartSpecBuilder(title)
                .controlName("title")
                .charset(StandardCharsets.UTF_8)
                .build())
        .multiPart("media_type", type)
        .multiPart("duration_sec", "7")
        .post("/api/admin/ads")
        .then();
  }

  @Test
  void anImageIsStoredServedAndDeleted() throws IOException {
    byte[] tail = "<script>steal()</script>".getBytes(StandardCharsets.UTF_8);
    byte[] image = png();
    byte[] smuggled = new byte[image.length + tail.length];
    System.arraycopy(image, 0, smuggled, 0, image.length);
    System.arraycopy(tail, 0, smuggled, image.length, tail.length);
    var ad =
        upload(smuggled, "Баннер", "image", "evil.html")
            .statusCode(201)
            .body("title", equalTo("Баннер"))
            .body("media_type", equalTo("image"))
            .body("duration_sec", equalTo(7))
            .extract()
            .jsonPath();
    String url = ad.getString("url");
    assertThat(url).matches("/uploads/ads/[0-9a-f-]{36}\\.png");
    byte[] served =
        given()
            .get(url)
            .then()
            .statusCode(200)
            .contentType("image/png")
            .header("Cache-Control", containsString("max-age=31536000"))
            .header("X-Content-Type-Options", equalTo("nosniff"))
            .extract()
            .asByteArray();
    assertThat(new String(served, StandardCharsets.ISO_8859_1)).doesNotContain("script");
    given().header("Range", "bytes=0-3").get(url).then().statusCode(206);
    int id = ad.getInt("id");
    admin().get("/api/admin/ads").then().statusCode(200).body("items.id", hasItem(id));
    admin().delete("/api/admin/ads/{id}", id).then().statusCode(200);
    admin().delete("/api/admin/ads/{id}", id).then().statusCode(404);
    admin().get("/api/admin/ads").then().body("items.id", not(hasItem(id)));
    given().get(url).then().statusCode(404);
    given().get("/uploads/ads/../../etc/passwd").then().statusCode(404);
  }

  @Test
  void webpIsKeptAsPng() {
    String[] lossyAndLossless = {
      "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
      "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="
    };
    for (String image : lossyAndLossless) {
      upload(Base64.getDecoder().decode(image), "Banner", "image", "a.webp")
          .statusCode(201)
          .body("url", endsWith(".png"));
    }
  }

  @Test
  void defect47_theKindOfAFileIsDetectedFromItsBytes() throws IOException {
    upload("<html>".getBytes(StandardCharsets.UTF_8), "Page", "image", "a.png").statusCode(400);
    upload(png(), "Not a clip", "video", "a.mp4").statusCode(400);
    byte[] broken = java.util.Arrays.copyOf(png(), 40);
    upload(broken, "Broken", "image", "a.png").statusCode(400);
    upload(png(), " ", "image", "a.png").statusCode(400);
    upload(png(), "Kind", "sound", "a.png").statusCode(400);
    upload(mp4(12), "Clip", "video", "clip.bin").statusCode(201).body("duration_sec", equalTo(12));
    upload(mp4(90), "Long clip", "video", "clip.mp4").statusCode(400);
    given().multiPart("title", "x").post("/api/admin/ads").then().statusCode(401);
    given().contentType(ContentType.JSON).post("/api/admin/ads").then().statusCode(401);
    admin().contentType(ContentType.JSON).body("{}").post("/api/admin/ads").then().statusCode(400);
  }

  @Test
  void slotsBelongToTheirQuizAndFollowPlannedQuestions() throws IOException {
    int ad = upload(png(), "Slot", "image", "a.png").extract().jsonPath().getInt("id");
    long quiz = newQuiz(Map.of());
    long other = newQuiz(Map.of("question_source_mode", "admin_only"));
    addQuestions(other, List.of(question("Only one?")));
    int slot =
        admin()
            .body(Map.of("question_after", 10, "ad_asset_id", ad, "is_active", false))
            .post("/api/quizzes/{id}/ad-slots", quiz)
            .then()
            .statusCode(201)
            .body("is_active", equalTo(false))
            .body("ad_asset.title", equalTo("Slot"))
            .extract()
            .jsonPath()
            .getInt("id");
    for (Map<String, Integer> body :
        List.of(
            Map.of("question_after", 11, "ad_asset_id", ad),
            Map.of("question_after", 0, "ad_asset_id", ad),
            Map.of("question_after", 2, "ad_asset_id", 2_000_000_000))) {
      admin().body(body).post("/api/quizzes/{id}/ad-slots", quiz).then().statusCode(422);
    }
    admin().body("{}").post("/api/quizzes/{id}/ad-slots", quiz).then().statusCode(400);
    admin()
        .body(Map.of("question_after", 2, "ad_asset_id", ad))
        .post("/api/quizzes/{id}/ad-slots", other)
        .then()
        .statusCode(422);
    admin()
        .body(Map.of("question_after", 10, "ad_asset_id", ad))
        .post("/api/quizzes/{id}/ad-slots", quiz)
        .then()
        .statusCode(409)
        .body("error_type", equalTo("duplicate"));
    admin()
        .body(Map.of("is_active", true))
        .put("/api/quizzes/{id}/ad-slots/{slot}", other, slot)
        .then()
        .statusCode(404);
    admin()
        .body(Map.of("is_active", true))
        .put("/api/quizzes/{id}/ad-slots/{slot}", quiz, slot)
        .then()
        .statusCode(200)
        .body("is_active", equalTo(true));
    admin()
        .get("/api/quizzes/{id}/ad-slots", quiz)
        .then()
        .body("items.question_after", equalTo(List.of(10)));
    admin()
        .get("/api/quizzes/4000000000/ad-slots")
        .then()
        .statusCode(200)
        .body("items", equalTo(List.of()));
    admin().delete("/api/admin/ads/{id}", ad).then().statusCode(409);
    admin().delete("/api/quizzes/{id}/ad-slots/{slot}", other, slot).then().statusCode(404);
    admin().delete("/api/quizzes/{id}/ad-slots/{slot}", quiz, slot).then().statusCode(200);
    admin().delete("/api/quizzes/{id}/ad-slots/{slot}", quiz, slot).then().statusCode(404);
    admin().delete("/api/quizzes/{id}/ad-slots/{slot}", quiz, "x").then().statusCode(400);
  }
}
