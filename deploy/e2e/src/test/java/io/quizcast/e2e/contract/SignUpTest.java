package io.quizcast.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.contract.client.Answer;
import io.quizcast.e2e.contract.client.Browser;
import io.quizcast.e2e.contract.client.Cookies;
import io.quizcast.e2e.contract.client.Http;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.contract.client.Phone;
import io.quizcast.e2e.contract.client.Shapes;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contract tests of registration and password sign-in, for web and app. */
class SignUpTest {
  private static Http http;

  @BeforeAll
  static void open() {
    http = Outside.http();
  }

  @Test
  void registeringSignsInAndSetsThreeCookies() {
    String name = Outside.newName();
    Map<String, Object> form = Outside.form(name);
    form.put("email", name.toUpperCase() + "@Example.ORG");
    Browser browser = new Browser(http);
    Answer answer = browser.enter("/api/auth/register", form).is(201, Shapes.WEB_AUTH);

    JsonNode user = answer.at("user");
    assertThat(user.path("username").asText()).isEqualTo(name);
    assertThat(user.path("email").asText()).isEqualTo(name + "@example.org");
    assertThat(user.path("first_name").asText()).isEqualTo("Aigerim");
    assertThat(user.path("last_name").asText()).isEqualTo("Серікқызы");
    assertThat(user.path("birth_date").asText()).isEqualTo("1990-02-28");
    assertThat(user.path("gender").asText()).isEqualTo("female");
    assertThat(user.path("role").asText()).isEqualTo("user");
    assertThat(user.path("language").asText()).isEqualTo("ru");
    assertThat(user.path("profile_picture").asText()).isEmpty();
    assertThat(user.path("profile_complete").asBoolean()).isTrue();
    assertThat(user.path("email_verified").asBoolean()).isFalse();
    assertThat(user.path("games_played").asInt()).isZero();
    assertThat(answer.at("userId").asLong()).isEqualTo(user.path("id").asLong());
    assertThat(answer.at("expiresIn").asInt()).isEqualTo(900);
    assertThat(answer.at("tokenType").asText()).isEqualTo("Bearer");
    Cookies.areSet(answer);

    JsonNode me = browser.get("/api/users/me").is(200, Shapes.USER).json();
    for (var field : user.properties()) {
      if (!field.getKey().endsWith("_at")) {
        assertThat(me.path(field.getKey())).as(field.getKey()).isEqualTo(field.getValue());
      }
    }
  }

  @Test
  void missingOrInvalidFieldsAreABadRequest() {
    for (String field :
        List.of(
            "username",
            "email",
            "password",
            "first_name",
            "last_name",
            "birth_date",
            "gender",
            "tos_accepted",
            "privacy_accepted")) {
      Map<String, Object> form = Outside.form(Outside.newName());
      form.remove(field);
      refused(form, 400);
    }
    wrong("username", "ab");
    wrong("username", "x".repeat(51));
    wrong("username", "   ");
    wrong("email", "no-address");
    wrong("email", " blank@example.org");
    wrong("email", "a@b@c.org");
    wrong("email", "x".repeat(95) + "@example.org");
    wrong("password", "short");
    wrong("password", "ж".repeat(50));
    wrong("first_name", "");
    wrong("first_name", "   ");
    wrong("first_name", "x".repeat(101));
    wrong("last_name", " ");
    wrong("birth_date", "28.02.1990");
    wrong("birth_date", "1990-02-30");
    wrong("birth_date", LocalDate.now(ZoneId.of("Asia/Almaty")).minusYears(18).plusDays(1) + "");
    wrong("gender", "unknown");
    wrong("tos_accepted", false);
    wrong("privacy_accepted", false);
    wrong("tos_accepted", "yes");
  }

  @Test
  void usersMustBeAdultsAndBlankNamesAreAValidationError() {
    Map<String, Object> form = Outside.form(Outside.newName());
    form.put("birth_date", LocalDate.now(ZoneId.of("Asia/Almaty")).minusYears(18).toString());
    new Browser(http).enter("/api/auth/register", form).is(201);

    form = Outside.form(Outside.newName());
    form.put("first_name", "  ");
    refused(form, 400, "validation_error");
    form = Outside.form(Outside.newName());
    form.put("birth_date", LocalDate.now(ZoneId.of("Asia/Almaty")).minusYears(17).toString());
    refused(form, 400, "validation_error");
  }

  @Test
  void lengthsCountCharacters() {
    Map<String, Object> form = Outside.form(Outside.newName());
    form.put("username", ("ә".repeat(30) + "_" + form.get("username")).substring(0, 40));
    form.put("first_name", "қ".repeat(100));
    new Browser(http).enter("/api/auth/register", form).is(201);
  }

  @Test
  void aTakenNameOrAddressIsAConflict() {
    String name = Outside.newName();
    new Browser(http).enter("/api/auth/register", Outside.form(name)).is(201);

    Map<String, Object> form = Outside.form(Outside.newName());
    form.put("email", name + "@EXAMPLE.org");
    refused(form, 409, "conflict");
    form = Outside.form(Outside.newName());
    form.put("username", name);
    refused(form, 409, "conflict");
    Map<String, Object> mobile = Outside.mobileForm(name, "android-1");
    http.sendJson("POST", "/api/mobile/auth/register", Map.of(), mobile).refused(409, "conflict");
  }

  @Test
  void usersSignInWithTheirPassword() {
    String name = Outside.newName();
    new Browser(http).enter("/api/auth/register", Outside.form(name)).is(201);

    Browser browser = new Browser(http);
    Answer answer =
        browser
            .enter(
                "/api/auth/login",
                Map.of("email", name.toUpperCase() + "@example.org", "password", Outside.PASSWORD))
            .is(200, Shapes.WEB_AUTH);
    Cookies.areSet(answer);
    browser.get("/api/users/me").is(200, Shapes.USER);

    for (Map<String, String> wrong :
        List.of(
            Map.of("email", name + "@example.org", "password", "wrong-password"),
            Map.of("email", "nobody-" + name + "@example.org", "password", Outside.PASSWORD))) {
      Answer refusal =
          http.sendJson("POST", "/api/auth/login", Map.of(), wrong).refused(401, "unauthorized");
      assertThat(refusal.all("set-cookie")).isEmpty();
    }
    for (Object broken :
        List.of(Map.of(), Map.of("email", name + "@example.org"), Map.of("password", "x"))) {
      Answer refusal = http.sendJson("POST", "/api/auth/login", Map.of(), broken).refused(400);
      assertThat(refusal.json().has("details")).as(refusal.what()).isTrue();
    }
  }

  @Test
  void theMobileAppSignsUpAndIn() {
    String name = Outside.newName();
    Phone phone = new Phone(http, "android-" + name);
    Answer answer =
        phone
            .enter("/api/mobile/auth/register", Outside.mobileForm(name, phone.deviceId()))
            .is(201, Shapes.MOBILE_AUTH);
    assertThat(answer.all("set-cookie")).isEmpty();
    assertThat(phone.refresh()).matches("[0-9a-f]{64}");
    phone.get("/api/users/me").is(200, Shapes.USER);

    Phone second = new Phone(http, "ios-" + name);
    Map<String, Object> login = new HashMap<>();
    login.put("email", name + "@example.org");
    login.put("password", Outside.PASSWORD);
    Answer missing = second.post("/api/mobile/auth/login", login).refused(400);
    assertThat(missing.json().has("details")).isTrue();
    login.put("device_id", second.deviceId());
    answer = second.enter("/api/mobile/auth/login", login).is(200, Shapes.MOBILE_AUTH);
    assertThat(answer.all("set-cookie")).isEmpty();

    login.put("password", "wrong-password");
    new Phone(http, "x").post("/api/mobile/auth/login", login).refused(401, "unauthorized");
    Map<String, Object> form = Outside.mobileForm(Outside.newName(), "");
    form.remove("device_id");
    new Phone(http, "x").post("/api/mobile/auth/register", form).refused(400);
  }

  @Test
  void googleIsEitherOffOrRequiresAToken() {
    for (String path : List.of("/api/auth/google/exchange", "/api/mobile/auth/google/exchange")) {
      Answer answer =
          http.sendJson(
              "POST", path, Map.of(), Map.of("platform", "web", "device_id", "android-1"));
      if (answer.status() == 404) {
        answer.refused(404, "feature_disabled");
      } else {
        answer.refused(400, "validation_error");
      }
    }
  }

  private static void wrong(String field, Object value) {
    Map<String, Object> form = Outside.form(Outside.newName());
    form.put(field, value);
    refused(form, 400);
  }

  private static void refused(Map<String, Object> form, int status, String type) {
    http.sendJson("POST", "/api/auth/register", Map.of(), form).refused(status, type);
  }

  private static void refused(Map<String, Object> form, int status) {
    Answer answer = http.sendJson("POST", "/api/auth/register", Map.of(), form).refused(status);
    assertThat(answer.all("set-cookie")).isEmpty();
  }
}
