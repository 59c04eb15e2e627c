package io.quizcast.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Tests the journey of a browser over HTTPS, with the cookies of production. */
@AuthServiceTest
@TestProfile(SecureCookieTest.Production.class)
class SecureCookieTest {
  private static final String STORE_PASSWORD = "changeit";

  /** Enables TLS with a certificate generated for this run, and secure cookies. */
  public static final class Production implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quizcast.cookies-secure",
          "true",
          "quarkus.http.test-ssl-port",
          "0",
          "quarkus.http.insecure-requests",
          "disabled",
          "quarkus.tls.key-store.p12.path",
          certificate().toString(),
          "quarkus.tls.key-store.p12.password",
          STORE_PASSWORD);
    }

    private static Path certificate() {
      Path store = Path.of("target", "localhost.p12").toAbsolutePath();
      try {
        Files.createDirectories(store.getParent());
        if (!Files.exists(store)) {
          String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
          int status =
              new ProcessBuilder(
                      keytool,
                      "-genkeypair",
                      "-alias",
                      "localhost",
                      "-keyalg",
                      "EC",
                      "-groupname",
                      "secp256r1",
                      "-dname",
                      "CN=localhost",
                      "-ext",
                      "SAN=dns:localhost",
                      "-validity",
                      "7",
                      "-storetype",
                      "PKCS12",
                      "-keystore",
                      store.toString(),
                      "-storepass",
                      STORE_PASSWORD)
                  .inheritIO()
                  .start()
                  .waitFor();
          assertThat(status).isZero();
        }
        return store;
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @ConfigProperty(name = "quarkus.http.test-ssl-port")
  int port;

  private final ObjectMapper json = new ObjectMapper();
  private final CookieManager jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

  @Test
  void aBrowserSignsInWithPrefixedSecureCookies() throws Exception {
    HttpClient client =
        HttpClient.newBuilder().sslContext(trustingOurs()).cookieHandler(jar).build();
    HttpResponse<String> signedUp =
        send(client, "register", json.writeValueAsString(Player.form()), "");
    assertThat(signedUp.statusCode()).isEqualTo(201);
    List<String> set = signedUp.headers().allValues("Set-Cookie");
    assertThat(set).hasSize(3);
    assertThat(set)
        .allMatch(c -> c.contains("Secure") && c.contains("HttpOnly") && c.contains("SameSite=Lax"))
        .noneMatch(c -> c.contains("Domain"));
    assertThat(set).anyMatch(c -> c.startsWith("__Host-csrf-secret=") && c.contains("Path=/;"));
    assertThat(set).anyMatch(c -> c.startsWith("refresh_token=") && c.contains("Path=/api/auth;"));
    assertThat(set).filteredOn(c -> c.contains("Max-Age=2592000")).hasSize(2);
    assertThat(set).filteredOn(c -> c.contains("Max-Age=900")).hasSize(1);

    String csrf = json.readTree(signedUp.body()).get("csrfToken").asText();
    HttpResponse<String> refreshed = send(client, "refresh", "", csrf);
    assertThat(refreshed.statusCode()).isEqualTo(200);
    assertThat(send(client, "ws-ticket", "{}", csrf).statusCode()).isEqualTo(200);

    HttpResponse<String> left = send(client, "logout", "", csrf);
    assertThat(left.statusCode()).isEqualTo(200);
    assertThat(jar.getCookieStore().getCookies().stream().map(HttpCookie::getName)).isEmpty();
    assertThat(send(client, "refresh", "", csrf).statusCode()).isEqualTo(401);
  }

  @Test
  void theUnprefixedCookieIsIgnored() throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(trustingOurs()).build();
    HttpResponse<String> answer =
        client.send(
            request("refresh", "", "x")
                .header("Cookie", "refresh_token=" + "ab".repeat(32) + "; csrf-secret=x")
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("csrf_mismatch");
  }

  private HttpResponse<String> send(HttpClient client, String route, String body, String csrf)
      throws Exception {
    return client.send(request(route, body, csrf).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String route, String body, String csrf) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/api/auth/" + route))
        .header("Content-Type", "application/json")
        .header("X-CSRF-Token", csrf)
        .POST(BodyPublishers.ofString(body));
  }

  private static SSLContext trustingOurs() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of("target", "localhost.p12"))) {
      store.load(in, STORE_PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("localhost", store.getCertificate("localhost"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
