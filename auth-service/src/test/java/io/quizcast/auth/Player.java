package io.quizcast.auth;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A user with a browser: an account and the cookies from its sign-in. */
public final class Player {
  public static final String PASSWORD = "correct horse";
  private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

  public final String email;
  public final String username;
  public long id;
  public String access = "";
  public String refresh = "";
  public String csrfSecret = "";
  public String csrfToken = "";

  private Player(String email, String username) {
    this.email = email;
    this.username = username;
  }

  public static Map<String, Object> form() {
    String unique = "p" + NEXT.incrementAndGet();
    Map<String, Object> form = new HashMap<>();
    form.put("username", unique);
    form.put("email", unique + "@example.org");
    form.put("password", PASSWORD);
    form.put("first_name", "Test");
    form.put("last_name", "Player");
    form.put("birth_date", "1990-05-17");
    form.put("gender", "other");
    form.put("tos_accepted", true);
    form.put("privacy_accepted", true);
    return form;
  }

  /** Signs up a new player through the web route. */
  public static Player registered() {
    return registered(form());
  }

  /** Signs up with the given form, which a test may have changed. */
  public static Player registered(Map<String, Object> form) {
    Player player = new Player((String) form.get("email"), (String) form.get("username"));
    Response response = given().contentType(ContentType.JSON).body(form).post("/api/auth/register");
    response.then().statusCode(201);
    player.keep(response);
    player.id = response.jsonPath().getLong("userId");
    return player;
  }

  /** Signs in as the administrator from configuration. */
  public static Player admin() {
    Player player = new Player("admin@quizcast.local", "admin");
    player.login("admin-of-the-tests").then().statusCode(200);
    return player;
  }

  /** Signs the same player in with another browser. */
  public Player elsewhere() {
    Player other = new Player(email, username);
    other.login(PASSWORD).then().statusCode(200);
    return other;
  }

  public Response login(String password) {
    Response response =
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("email", email, "password", password))
            .post("/api/auth/login");
    if (response.statusCode() == 200) {
      keep(response);
      id = response.jsonPath().getLong("userId");
    }
    return response;
  }

  /** Starts a request with this browser's cookies and CSRF token. */
  public RequestSpecification browser() {
    return given()
        .contentType(ContentType.JSON)
        .cookie("access_token", access)
        .cookie("csrf-secret", csrfSecret)
        .header("X-CSRF-Token", csrfToken);
  }

  /** Requires that this browser's access token is not accepted any more. */
  public void requireInvalidToken() {
    browser()
        .get("/api/auth/sessions")
        .then()
        .statusCode(401)
        .body("error_type", equalTo("token_invalid"));
  }

  /** Refreshes with this browser's token and keeps the new tokens. */
  public Response refresh() {
    Response response = refreshWith(refresh);
    if (response.statusCode() == 200) {
      keep(response);
    }
    return response;
  }

  public Response refreshWith(String token) {
    return given()
        .cookie("refresh_token", token)
        .cookie("csrf-secret", csrfSecret)
        .header("X-CSRF-Token", csrfToken)
        .post("/api/auth/refresh");
  }

  public long sessionId() {
    String claims = new String(java.util.Base64.getUrlDecoder().decode(access.split("\\.")[1]));
    return io.restassured.path.json.JsonPath.from(claims).getLong("sid");
  }

  private void keep(Response response) {
    access = response.cookie("access_token");
    refresh = response.cookie("refresh_token");
    csrfSecret = response.cookie("csrf-secret");
    csrfToken = response.jsonPath().getString("csrfToken");
  }
}
