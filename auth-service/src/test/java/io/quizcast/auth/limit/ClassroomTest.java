package io.quizcast.auth.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Crowd;
import io.quizcast.auth.Crowd.Answer;
import io.quizcast.auth.Player;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class ClassroomTest {
  private static final int PUPILS = 200;
  private static final String SCHOOL = "203.0.113.77";
  @Inject ObjectMapper json;

  @Test
  void twoHundredBehindOneAddressSignInAndGetTicketsWithinAMinute() throws Exception {
    Instant start = Instant.now();
    List<Map<String, Object>> forms = new ArrayList<>();
    for (int i = 0; i < PUPILS; i++) {
      forms.add(Player.form());
    }
    List<Answer> joined = inTens(forms, "/api/auth/register");
    assertThat(joined).allMatch(answer -> answer.status() == 201);
    List<Answer> signedIn = inTens(forms, "/api/auth/login");
    assertThat(signedIn).allMatch(answer -> answer.status() == 200);
    for (Answer answer : signedIn) {
      Answer ticket =
          Crowd.post(
                  "/api/auth/ws-ticket",
                  "{}",
                  "X-Forwarded-For",
                  SCHOOL,
                  "Cookie",
                  "access_token="
                      + answer.cookie("access_token")
                      + "; csrf-secret="
                      + answer.cookie("csrf-secret"),
                  "X-CSRF-Token",
                  json.readTree(answer.body()).get("csrfToken").asText())
              .join();
      assertThat(ticket.status()).isEqualTo(200);
    }
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void answersContainTheStateOfTheBucket() {
    Player player = Player.registered();
    player
        .browser()
        .header("X-Forwarded-For", "203.0.113.78")
        .get("/api/auth/csrf")
        .then()
        .header("X-RateLimit-Limit", "20")
        .header("X-RateLimit-Remaining", "19")
        .header("X-RateLimit-Reset", notNullValue());
    for (int i = 0; i < 19; i++) {
      player.browser().get("/api/auth/csrf").then().statusCode(200);
    }
    player
        .browser()
        .get("/api/auth/csrf")
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .header("X-RateLimit-Remaining", "0")
        .body("error_type", equalTo("rate_limited"))
        .body("retry_after", notNullValue());
  }

  @Test
  void anEmptyBucketOfTheAddressIsReportedBeforeAMissingToken() {
    int status = 0;
    // The bucket holds 360 tokens, and some are refilled in the meantime.
    for (int i = 0; i < 400 && status != 429; i++) {
      status =
          Crowd.post("/api/auth/change-password", "{}", "X-Forwarded-For", "203.0.113.79")
              .join()
              .status();
    }
    assertThat(status).isEqualTo(429);
  }

  private List<Answer> inTens(List<Map<String, Object>> forms, String path) throws Exception {
    List<Answer> answers = new ArrayList<>();
    for (int from = 0; from < forms.size(); from += 10) {
      List<java.util.concurrent.CompletableFuture<Answer>> ten = new ArrayList<>();
      for (Map<String, Object> form : forms.subList(from, from + 10)) {
        ten.add(Crowd.post(path, json.writeValueAsString(form), "X-Forwarded-For", SCHOOL));
      }
      answers.addAll(Crowd.all(ten));
    }
    return answers;
  }
}
