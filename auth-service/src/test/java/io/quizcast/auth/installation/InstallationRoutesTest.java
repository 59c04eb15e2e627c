package io.quizcast.auth.installation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quizcast.auth.AuthServiceTest;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class InstallationRoutesTest {

  @Test
  void anybodyCanReadTheSettingsOfTheInstallation() {
    given()
        .get("/api/installation")
        .then()
        .statusCode(200)
        .header("Cache-Control", "public, max-age=300")
        .body("minimum_age", equalTo(18))
        .body("languages", contains("ru", "kk", "en"));
  }
}
