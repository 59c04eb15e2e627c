package io.quizcast.quiz.ads;

import static io.quizcast.quiz.Callers.admin;

import io.restassured.http.ContentType;
import java.io.IOException;

/** Uploads ads for tests. */
public final class AdUploads {
  private AdUploads() {}

  /** The id of a new image. */
  public static int image(String title) throws IOException {
    return admin()
        .contentType(ContentType.MULTIPART)
        .multiPart("file", "a.png", AdRoutesTest.png())
        .multiPart("title", title)
        .multiPart("media_type", "image")
        .post("/api/admin/ads")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getInt("id");
  }
}
