package io.quizcast.auth.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class MobileJourneyTest {
  private static final String DEVICE = "android-0b3b6a0e-1f0e-4d3c-9a55-0a5f5f4b7a10";

  @Test
  void theAppSignsUpRefreshesAndSignsOut() {
    Map<String, Object> form = Player.form();
    json(form).post("/api/mobile/auth/register").then().statusCode(400);
    json(form).post("/api/mobile/auth/register").then().statusCode(400);
    json(Map.of("email", "a@example.org", "password", "x"))
        .post("/api/mobile/auth/login")
        .then()
        .statusCode(400)
        .body("details", notNullValue());
    form.put("device_id", DEVICE);
    Response signedUp = json(form).post("/api/mobile/auth/register");
    signedUp
        .then()
        .statusCode(201)
        .body("user.email", equalTo(form.get("email")))
        .body("user.role", equalTo("user"))
        .body("csrfToken", nullValue())
        .body("tokenType", equalTo("Bearer"))
        .body("expiresIn", equalTo(900));
    assertThat(signedUp.cookies()).isEmpty();

    String token = signedUp.jsonPath().getString("refreshToken");
    json(Map.of("refresh_token", token)).post("/api/mobile/auth/refresh").then().statusCode(400);
    Response refreshed =
        json(Map.of("refresh_token", token, "device_id", DEVICE)).post("/api/mobile/auth/refresh");
    refreshed.then().statusCode(200).body("user", nullValue()).body("refreshToken", notNullValue());

    String access = refreshed.jsonPath().getString("accessToken");
    bearer(access)
        .get("/api/mobile/auth/sessions")
        .then()
        .statusCode(200)
        .body("sessions[0].device_id", equalTo(DEVICE));
    bearer(access)
        .body("{}")
        .post("/api/mobile/auth/ws-ticket")
        .then()
        .statusCode(200)
        .body("data.ticket", notNullValue());

    String last = refreshed.jsonPath().getString("refreshToken");
    for (int i = 0; i < 2; i++) {
      json(Map.of("refresh_token", last)).post("/api/mobile/auth/logout").then().statusCode(200);
    }
    bearer(access)
        .get("/api/mobile/auth/sessions")
        .then()
        .statusCode(401)
        .body("error_type", equalTo("token_invalid"));
  }

  @Test
  void allSessionsEndTogether() {
    Player player = Player.registered();
    Player elsewhere = player.elsewhere();
    bearer(player.access).post("/api/mobile/auth/logout-all").then().statusCode(200);
    bearer(elsewhere.access).get("/api/mobile/auth/sessions").then().statusCode(401);
  }

  private static RequestSpecification json(Map<String, ?> body) {
    return given().contentType(ContentType.JSON).body(body);
  }

  private static RequestSpecification bearer(String access) {
    return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + access);
  }
}
