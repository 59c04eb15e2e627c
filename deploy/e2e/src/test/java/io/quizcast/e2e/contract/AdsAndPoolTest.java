package io.quizcast.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.contract.client.Answer;
import io.quizcast.e2e.contract.client.Browser;
import io.quizcast.e2e.contract.client.Http;
import io.quizcast.e2e.contract.client.Multipart;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.contract.client.Quizzes;
import io.quizcast.e2e.contract.client.Shape;
import io.quizcast.e2e.contract.client.Shapes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contract tests of ads, ad slots and the shared question pool. */
class AdsAndPoolTest {
  private static Http http;
  private static Browser admin;

  @BeforeAll
  static void open() {
    http = Outside.http();
    admin = Outside.admin();
  }

  /** An image that can be decoded. */
  static long uploadAd(String title, int seconds) {
    return Outside.admin()
        .upload("/api/admin/ads", ad(title, "banner.png", "image", String.valueOf(seconds), png()))
        .is(201, Shapes.AD)
        .at("id")
        .asLong();
  }

  @Test
  void anUploadIsServedToEverybody() {
    Answer created =
        admin
            .upload("/api/admin/ads", ad("Banner", "My Banner.PNG", "image", "7", png()))
            .is(201, Shapes.AD);
    assertThat(created.at("media_type").asText()).isEqualTo("image");
    assertThat(created.at("duration_sec").asInt()).isEqualTo(7);
    assertThat(created.at("url").asText()).matches("/uploads/ads/[^/]+\\.png");
    Answer media = http.send("GET", created.at("url").asText(), Map.of()).is(200);
    assertThat(media.header("content-type")).startsWith("image/png");
    assertThat(media.bytes()).isNotEmpty();

    Answer list = admin.get("/api/admin/ads").is(200, Shapes.ADS);
    assertThat(list.at("items").get(0).path("id")).isEqualTo(created.at("id"));
    for (String duration : List.of("", "soon")) {
      Answer fallback =
          admin.upload("/api/admin/ads", ad("Banner", "b.png", "image", duration, png())).is(201);
      assertThat(fallback.at("duration_sec").asInt()).isEqualTo(10);
    }
    String path = "/api/admin/ads/" + created.at("id").asLong();
    admin.delete(path, null).is(200, Shapes.MESSAGE);
    http.send("GET", created.at("url").asText(), Map.of()).is(404);
    Answer again = admin.delete(path, null);
    assertThat(again.status()).as(again.what()).isIn(400, 404);
  }

  @Test
  void uploadsWithAnotherContentThanTheirTypeAreRefused() {
    admin.upload("/api/admin/ads", ad("", "b.png", "image", "5", png())).refused(400);
    admin.upload("/api/admin/ads", ad("t", "b.png", "video", "5", png())).refused(400);
    admin.upload("/api/admin/ads", ad("t", "b.png", "audio", "5", png())).refused(400);
    admin.upload("/api/admin/ads", ad("x".repeat(101), "b.png", "image", "5", png())).refused(400);
    admin
        .upload("/api/admin/ads", ad("t", "b.png", "image", "5", "<html>".getBytes()))
        .refused(400);
    admin
        .upload("/api/admin/ads", new Multipart().field("title", "t").field("media_type", "image"))
        .refused(400);
    admin.post("/api/admin/ads", Map.of("title", "t")).refused(400);
  }

  @Test
  void aSlotKeepsItsAd() {
    long quiz = Quizzes.create("with an ad", 2);
    long ad = uploadAd("slot", 3);
    String slots = "/api/quizzes/" + quiz + "/ad-slots";
    assertThat(admin.get(slots).is(200, Shapes.SLOTS).at("items")).isEmpty();

    Answer slot =
        admin.post(slots, Map.of("question_after", 1, "ad_asset_id", ad, "is_active", true));
    slot.is(201, Shapes.SLOT);
    assertThat(slot.at("ad_asset").path("id").asLong()).isEqualTo(ad);
    assertThat(slot.at("is_active").asBoolean()).isTrue();
    Answer off =
        admin
            .post(slots, Map.of("question_after", 2, "ad_asset_id", ad, "is_active", false))
            .is(201, Shapes.SLOT);
    assertThat(off.at("is_active").asBoolean()).isFalse();

    refusedSlot(slots, Map.of("question_after", 1, "ad_asset_id", ad, "is_active", true));
    refusedSlot(slots, Map.of("question_after", 0, "ad_asset_id", ad, "is_active", true));
    refusedSlot(slots, Map.of("question_after", 11, "ad_asset_id", ad, "is_active", true));
    refusedSlot(slots, Map.of("question_after", 2, "ad_asset_id", 999_999_999));
    refusedSlot(slots, Map.of("ad_asset_id", ad));
    refusedSlot(slots, Map.of("question_after", 2));
    refusedSlot("/api/quizzes/999999999/ad-slots", Map.of("question_after", 1, "ad_asset_id", ad));

    JsonNode items = admin.get(slots).is(200, Shapes.SLOTS).at("items");
    assertThat(items.findValuesAsText("question_after")).containsExactly("1", "2");
    String one = slots + "/" + slot.at("id").asLong();
    Answer changed = admin.put(one, Map.of("is_active", false)).is(200, Shapes.SLOT);
    assertThat(changed.at("is_active").asBoolean()).isFalse();
    assertThat(admin.delete("/api/admin/ads/" + ad, null).status()).isIn(400, 409);
    admin.delete(one, null).is(200, Shapes.MESSAGE);
    admin.delete(slots + "/" + off.at("id").asLong(), null).is(200, Shapes.MESSAGE);
    admin.delete("/api/admin/ads/" + ad, null).is(200, Shapes.MESSAGE);
  }

  @Test
  void aPoolQuizAcceptsAdsUpToItsPlannedQuestions() {
    Map<String, Object> form = Quizzes.form("pool with ads", java.time.Duration.ofHours(1));
    form.put("question_source_mode", "hybrid");
    long quiz = Quizzes.create(form);
    long ad = uploadAd("pool", 3);
    String slots = "/api/quizzes/" + quiz + "/ad-slots";
    admin.post(slots, Map.of("question_after", 10, "ad_asset_id", ad)).is(201, Shapes.SLOT);
    refusedSlot(slots, Map.of("question_after", 11, "ad_asset_id", ad));
  }

  @Test
  void thePoolReportsItsCounts() {
    Answer before = admin.get("/api/admin/question-pool/stats").is(200, Shapes.POOL_STATS);
    Answer upload =
        admin
            .post(
                "/api/admin/question-pool",
                Map.of("questions", List.of(poolQuestion(2), poolQuestion(2), poolQuestion(5))))
            .is(
                200,
                Shape.of("message:text total:int by_difficulty:object +count:int +duplicates:int"));
    assertThat(upload.at("total").asInt()).isEqualTo(3);
    assertThat(upload.at("by_difficulty").toString()).isEqualTo("{\"2\":2,\"5\":1}");
    Answer after = admin.get("/api/admin/question-pool/stats").is(200, Shapes.POOL_STATS);
    assertThat(after.at("total").asInt()).isEqualTo(before.at("total").asInt() + 3);
    assertThat(after.at("by_difficulty").path("5").asInt())
        .isEqualTo(before.at("by_difficulty").path("5").asInt() + 1);
    assertThat(after.at("used").asInt() + after.at("available").asInt())
        .isEqualTo(after.at("total").asInt());
    admin
        .post("/api/admin/question-pool/reset", Map.of())
        .is(200, Shape.of("message:text count:int"));

    wrong("difficulty", 6, 422);
    wrong("difficulty", 0, 422);
    wrong("correct_option", 7, 422);
    wrong("text", "", 422);
    wrong("options", List.of("alone"), 422);
    admin.post("/api/admin/question-pool", Map.of("questions", List.of())).refused(400);
    Map<String, Object> noDifficulty = poolQuestion(1);
    noDifficulty.remove("difficulty");
    Answer refusal =
        admin.post("/api/admin/question-pool", Map.of("questions", List.of(noDifficulty)));
    assertThat(refusal.status()).as(refusal.what()).isIn(400, 422);
  }

  private static void refusedSlot(String path, Map<String, Object> body) {
    Answer answer = admin.post(path, body);
    assertThat(answer.status()).as(answer.what()).isIn(400, 404, 409, 422);
    answer.refused(answer.status());
  }

  private static void wrong(String field, Object value, int status) {
    Map<String, Object> question = poolQuestion(1);
    question.put(field, value);
    admin
        .post("/api/admin/question-pool", Map.of("questions", List.of(poolQuestion(1), question)))
        .refused(status);
  }

  private static Map<String, Object> poolQuestion(int difficulty) {
    Map<String, Object> question = new HashMap<>();
    question.put("text", "Pool question " + Outside.newName());
    question.put("options", List.of("yes", "no"));
    question.put("correct_option", 0);
    question.put("difficulty", difficulty);
    question.put("category", "passes through");
    return question;
  }

  private static Multipart ad(
      String title, String file, String type, String duration, byte[] content) {
    return new Multipart()
        .file("file", file, "application/octet-stream", content)
        .field("title", title)
        .field("media_type", type)
        .field("duration_sec", duration);
  }

  private static byte[] png() {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(32, 18, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
