package io.quizcast.auth.signin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the fields of a sign-up form and what each of them accepts. */
@AuthServiceTest
class SignUpFormTest {

  @ParameterizedTest
  @CsvSource({
    "username, ab",
    "username, '   '",
    "email, nonsense",
    "email, ' blank@example.org'",
    "first_name, ' '",
    "gender, unknown",
    "birth_date, 1990-13-40",
    "birth_date, 1990-05-17T00:00:00Z",
    "birth_date, ' 1990-05-17'",
    "birth_date, +1990-05-17",
    "password, short",
    "tos_accepted, false",
    "privacy_accepted, "
  })
  void anInvalidSignUpFormIsRefused(String field, String value) {
    Map<String, Object> form = Player.form();
    form.put(field, value);
    register(form).statusCode(400).body("error_type", equalTo("validation_error"));
  }

  @Test
  void aBirthDateMustNotBeANumberOrAList() {
    for (Object odd : List.of(7_000, List.of(1990, 5, 17))) {
      Map<String, Object> form = Player.form();
      form.put("birth_date", odd);
      register(form).statusCode(400).body("error_type", equalTo("validation_error"));
    }
  }

  @Test
  void lengthsAreCountedInCharacters() {
    Map<String, Object> form = Player.form();
    form.put("username", "\uD83D\uDE00\uD83D\uDE00");
    register(form).statusCode(400).body("error_type", equalTo("validation_error"));
    String unique = form.get("email").toString().replaceAll("@.*", "");
    form.put("username", "\uD83D\uDE00".repeat(50 - unique.length()) + unique);
    form.put("first_name", "\uD83D\uDE00".repeat(100));
    register(form).statusCode(201).body("user.username", equalTo(form.get("username")));
  }

  @Test
  void passwordsHaveAMinimumAndAMaximumLength() {
    Map<String, Object> form = Player.form();
    form.put("password", "ж".repeat(37));
    register(form).statusCode(400).body("error_type", equalTo("validation_error"));
    form.put("password", "$2a$10$looks.like.bcrypt");
    register(form).statusCode(201);
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", form.get("email"), "password", form.get("password")))
        .post("/api/auth/login")
        .then()
        .statusCode(200);
  }

  @Test
  void playersMustHaveTheMinimumAge() {
    Map<String, Object> form = Player.form();
    form.put("birth_date", LocalDate.now().minusYears(18).plusDays(2).toString());
    register(form).statusCode(400).body("error_type", equalTo("validation_error"));
  }

  @Test
  void aTakenNameOrAddressIsRefusedIgnoringCase() {
    Map<String, Object> form = Player.form();
    register(form).statusCode(201);
    Map<String, Object> sameName = Player.form();
    sameName.put("username", form.get("username").toString().toUpperCase());
    register(sameName).statusCode(409).body("error_type", equalTo("conflict"));
    Map<String, Object> sameAddress = Player.form();
    sameAddress.put("email", form.get("email").toString().toUpperCase());
    register(sameAddress).statusCode(409).body("error_type", equalTo("conflict"));
  }

  @Test
  void aNameThatLooksLikeAnotherCountsAsTaken() {
    Map<String, Object> form = Player.form();
    form.put("username", form.get("username") + "l");
    Player.registered(form);
    Map<String, Object> other = Player.form();
    other.put("username", ((String) form.get("username")).replaceAll("l$", "1"));
    given()
        .contentType(ContentType.JSON)
        .body(other)
        .post("/api/auth/register")
        .then()
        .statusCode(409)
        .body("error_type", equalTo("conflict"));
  }

  private static ValidatableResponse register(Map<String, Object> form) {
    return given()
        .contentType(ContentType.JSON)
        .body(new HashMap<>(form))
        .post("/api/auth/register")
        .then();
  }
}
