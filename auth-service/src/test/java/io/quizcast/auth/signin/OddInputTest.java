package io.quizcast.auth.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that no input is answered with a 5xx status. */
@AuthServiceTest
class OddInputTest {
  private static final List<Object> ODD =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "\uD800",
          "\u202Eabc",
          "x".repeat(3_000),
          "ж".repeat(60),
          "' OR 1=1 --",
          "{{7*7}}",
          "-99999-01-01",
          "+999999999-12-31",
          "0001-01-01",
          -1,
          0,
          Long.MAX_VALUE,
          1e308,
          true,
          List.of(),
          List.of(List.of()),
          Map.of(),
          Map.of("a", 1));

  @Inject ObjectMapper json;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/auth/register",
        "/api/auth/login",
        "/api/auth/check-refresh",
        "/api/auth/token-info",
        "/api/mobile/auth/register",
        "/api/mobile/auth/login",
        "/api/mobile/auth/refresh",
        "/api/mobile/auth/logout"
      })
  void malformedFieldsOnPublicRoutesAreNever5xx(String path) throws Exception {
    Random random = new Random(path.hashCode());
    for (String field : fields()) {
      Map<String, Object> form = Player.form();
      form.put("device_id", "device");
      form.put("refresh_token", "ab".repeat(32));
      form.put(field, ODD.get(random.nextInt(ODD.size())));
      assertNoFault(given().contentType(ContentType.JSON).body(written(form)).post(path), form);
    }
    for (Object odd : ODD) {
      for (String field : List.of("email", "first_name", "birth_date", "refresh_token")) {
        Map<String, Object> form = Player.form();
        form.put("device_id", odd);
        form.put("refresh_token", "ab".repeat(32));
        form.put(field, odd);
        assertNoFault(given().contentType(ContentType.JSON).body(written(form)).post(path), form);
      }
    }
  }

  @Test
  void malformedFieldsOnRoutesOfTheCallerAreNever5xx() throws Exception {
    Player player = Player.registered();
    for (Object odd : ODD) {
      Map<String, Object> form = Map.of("session_id", odd, "old_password", odd, "password", odd);
      assertNoFault(player.browser().body(written(form)).post("/api/auth/revoke-session"), form);
    }
    Player admin = Player.admin();
    for (String path : List.of("0", "-1", "abc", "9999999999999999999", "1%00", "..%2f")) {
      assertNoFault(
          admin.browser().urlEncodingEnabled(false).get("/api/admin/users/" + path), path);
    }
    for (String query : List.of("%00", "%25", "_", "%5C", "%D0%B6", "%ED%A0%80")) {
      assertNoFault(
          admin.browser().urlEncodingEnabled(false).get("/api/admin/users?search=" + query), query);
    }
  }

  @Test
  void internalErrorsRevealNothing() throws SQLException {
    Player player = Player.registered();
    try (Connection connection = AuthDatabase.asOwner();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE profiles RENAME TO profiles_away");
      try {
        player
            .login(Player.PASSWORD)
            .then()
            .statusCode(500)
            .body("error_type", equalTo("internal_server_error"))
            .body("error", equalTo("Something went wrong on our side"))
            .body("size()", equalTo(2));
      } finally {
        statement.execute("ALTER TABLE profiles_away RENAME TO profiles");
      }
    }
    player.login(Player.PASSWORD).then().statusCode(200);
  }

  private static List<String> fields() {
    List<String> fields = new ArrayList<>(Player.form().keySet());
    fields.add("device_id");
    fields.add("refresh_token");
    fields.sort(null);
    return fields;
  }

  private String written(Map<String, Object> form) throws Exception {
    return json.writeValueAsString(form);
  }

  private static void assertNoFault(Response response, Object sent) {
    assertThat(response.statusCode()).as("%s → %s", sent, response.asString()).isLessThan(500);
  }
}
