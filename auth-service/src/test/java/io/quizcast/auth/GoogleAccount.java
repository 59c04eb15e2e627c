package io.quizcast.auth;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A person with an account at {@link FakeGoogle}; a test can change the data that Google reports
 * about them.
 */
public final class GoogleAccount {
  public static final String WEB_CALLBACK = "http://localhost:8080/auth/google/callback";
  public static final String APP_CALLBACK = "triviamobile:/oauth/google";

  private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());
  private static final ObjectMapper JSON = new ObjectMapper();

  public final String email;
  public final Map<String, Object> claims = new HashMap<>();

  public GoogleAccount(String email) {
    this.email = email;
    claims.put("iss", "https://accounts.google.com");
    claims.put("aud", FakeGoogle.WEB_CLIENT);
    claims.put("sub", "g" + NEXT.incrementAndGet());
    claims.put("email", email);
    claims.put("email_verified", true);
    claims.put("given_name", "Aru");
    claims.put("family_name", "Google");
    claims.put("picture", "https://example.org/aru.png");
    claims.put("iat", Instant.now().getEpochSecond());
    claims.put("exp", Instant.now().plusSeconds(600).getEpochSecond());
  }

  public static GoogleAccount fresh() {
    return new GoogleAccount("g" + NEXT.incrementAndGet() + "@example.org");
  }

  public GoogleAccount with(String claim, Object value) {
    claims.put(claim, value);
    return this;
  }

  /**
   * Returns the ID token that Google's page passes to a client that requested it without a
   * redirect.
   */
  public String idToken() {
    return sign("");
  }

  /** Returns an ID token signed with a key that Google does not publish. */
  public String forgedToken() {
    return sign("?key=unpublished");
  }

  private String sign(String query) {
    String url =
        ConfigProvider.getConfig().getValue("quizcast.google.token-endpoint", String.class);
    return given()
        .contentType("application/json; charset=utf-8")
        .body(text(claims))
        .post(url.replace("/token", "/sign") + query)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  /**
   * Returns the code that Google sends back with the browser; it can be used once, and only with
   * the verifier.
   */
  public String code(String client, String redirectUri, String verifier) {
    claims.put("aud", client);
    String meaning =
        text(Map.of("claims", claims, "redirect_uri", redirectUri, "code_verifier", verifier));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(meaning.getBytes(StandardCharsets.UTF_8));
  }

  /** Signs in through the web route. */
  public Response signIn() {
    return exchange("/api/auth/google/exchange", Map.of("id_token", idToken()));
  }

  public static Response exchange(String path, Map<String, ?> form) {
    return given().contentType("application/json").body(form).post(path);
  }

  private static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
