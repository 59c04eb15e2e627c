package io.quizcast.auth.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Crowd;
import io.quizcast.auth.Crowd.Answer;
import io.quizcast.auth.Player;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class SignInDelayTest {

  @Test
  void fiveFailuresDelayTheAddress() {
    Player player = Player.registered();
    for (int i = 0; i < 5; i++) {
      attempt(player.email, "wrong password", "198.51.100.1").then().statusCode(401);
    }
    attempt(player.email, Player.PASSWORD, "198.51.100.1")
        .then()
        .statusCode(429)
        .body("error_type", equalTo("rate_limited"))
        .body("retry_after", greaterThan(0));
    attempt(player.email, Player.PASSWORD, "198.51.100.2").then().statusCode(200);
    assertThat(
            AuthDatabase.number(
                "SELECT count(*) FROM audit WHERE action = 'sign_in_delayed' AND subject_id = ?",
                player.id))
        .isEqualTo(1);
  }

  @Test
  void unknownAccountsAreDelayedInTheSameWay() {
    String nobody = "nobody" + System.nanoTime() + "@example.org";
    for (int i = 0; i < 5; i++) {
      attempt(nobody, "wrong password", "198.51.100.3")
          .then()
          .statusCode(401)
          .body("error_type", equalTo("unauthorized"));
    }
    attempt(nobody, "wrong password", "198.51.100.3").then().statusCode(429);
  }

  @Test
  void concurrentGuessesAreCounted() {
    Player player = Player.registered();
    List<Answer> answers =
        Crowd.all(
            IntStream.range(0, 40)
                .mapToObj(
                    i ->
                        Crowd.post(
                            "/api/auth/login",
                            "{\"email\":\"" + player.email + "\",\"password\":\"guess" + i + "\"}",
                            "X-Forwarded-For",
                            "198.51.100.4"))
                .toList());
    assertThat(answers.stream().filter(a -> a.status() == 401)).hasSize(5);
    assertThat(answers.stream().filter(a -> a.status() == 429)).hasSize(35);
  }

  @Test
  void aRightPasswordResetsTheCount() {
    Player player = Player.registered();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        attempt(player.email, "wrong password", "198.51.100.5").then().statusCode(401);
      }
      attempt(player.email, Player.PASSWORD, "198.51.100.5").then().statusCode(200);
    }
  }

  @Test
  void strangersCannotLockTheOwnerOut() {
    Player player = Player.registered();
    for (int i = 0; i < 35; i++) {
      attempt(player.email, "wrong password", "198.51.100." + (100 + i));
    }
    attempt(player.email, Player.PASSWORD, "203.0.113.7").then().statusCode(429);
    attempt(player.email, Player.PASSWORD, "127.0.0.1").then().statusCode(200);
    player
        .browser()
        .body(Map.of("old_password", Player.PASSWORD, "new_password", "another horse"))
        .post("/api/auth/change-password")
        .then()
        .statusCode(200);
  }

  @Test
  void oneIpv6NetworkIsOneAddress() {
    Player player = Player.registered();
    for (int i = 1; i <= 5; i++) {
      attempt(player.email, "wrong password", "2001:db8:0:7::" + i).then().statusCode(401);
    }
    attempt(player.email, Player.PASSWORD, "2001:db8:0:7::99").then().statusCode(429);
    attempt(player.email, Player.PASSWORD, "2001:db8:0:8::1").then().statusCode(200);
  }

  @Test
  void administratorsEndTheDelay() {
    Player player = Player.registered();
    for (int i = 0; i < 5; i++) {
      attempt(player.email, "wrong password", "198.51.100.6").then().statusCode(401);
    }
    Player.admin()
        .browser()
        .body(Map.of("user_id", player.id))
        .post("/api/auth/admin/reset-auth")
        .then()
        .statusCode(200);
    attempt(player.email, Player.PASSWORD, "198.51.100.6").then().statusCode(200);
  }

  private static Response attempt(String email, String password, String address) {
    return given()
        .header("X-Forwarded-For", address)
        .contentType("application/json")
        .body(Map.of("email", email, "password", password))
        .post("/api/auth/login");
  }
}
