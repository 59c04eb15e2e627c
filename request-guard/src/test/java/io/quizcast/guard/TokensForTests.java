package io.quizcast.guard;

import com.sun.net.httpserver.HttpServer;
import io.quizcast.contracts.access.PortalRole;
import io.quizcast.guard.token.AccessToken;
import io.quizcast.guard.token.AccessTokenCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Plays the role of auth-service in the tests of another service: serves a key set and signs
 * tokens. Start it in the service's test resource, and pass {@link #url()} to {@code
 * quizcast.auth-url}:
 *
 * <pre>{@code
 * TokensForTests tokens = TokensForTests.start();
 * return Map.of("quizcast.auth-url", tokens.url(), ...);
 * ...
 * given().header("Authorization", "Bearer " + TokensForTests.start().user(7))
 * }</pre>
 *
 * <p>There is one instance per JVM, which {@link #start()} returns every time. Tests with another
 * class loader than that of the test resource must use {@link #fromUrl} with the configured
 * address.
 */
public final class TokensForTests {
  /** The CSRF secret behind every token. Send it as the cookie {@code csrf-secret}. */
  public static final String CSRF_SECRET = "0123456789abcdef0123456789abcdef";

  /** The value for the header {@code X-CSRF-Token}. */
  public static final String CSRF_TOKEN = CsrfSecret.tokenOf(CSRF_SECRET);

  private static final String KEY_ID = "test-key";
  private static final AtomicLong SESSIONS = new AtomicLong(1_000);

  private final PublicJsonWebKey key;
  private final String url;

  private TokensForTests(PublicJsonWebKey key, String url) {
    this.key = key;
    this.url = url;
  }

  /** Starts the key endpoint on a free port, where it runs until the JVM exits. */
  public static TokensForTests start() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
      key.setPrivateKey(pair.getPrivate());
      key.setKeyId(KEY_ID);
      key.setAlgorithm("ES256");
      key.setUse("sig");
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      String published = new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
      String whole = key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
      serve(server, "/.well-known/jwks.json", published);
      serve(server, "/private-key", whole);
      server.start();
      return new TokensForTests(key, "http://127.0.0.1:" + server.getAddress().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the signer of an endpoint that was opened by {@link #start()}, in any class loader. */
  public static TokensForTests fromUrl(String url) {
    try (var in = java.net.URI.create(url + "/private-key").toURL().openStream()) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new TokensForTests(PublicJsonWebKey.Factory.newPublicJwk(json), url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The value for {@code quizcast.auth-url}. */
  public String url() {
    return url;
  }

  /** Returns a player's token with a session of its own. */
  public String user(long userId) {
    return token(userId, SESSIONS.incrementAndGet(), "user", Instant.now().plusSeconds(900));
  }

  /** Returns an administrator's token with a session of its own. */
  public String admin(long userId) {
    return token(userId, SESSIONS.incrementAndGet(), "admin", Instant.now().plusSeconds(900));
  }

  /** Returns the token of somebody with that portal role, in a session of its own. */
  public String portal(long userId, PortalRole role) {
    Instant expiresAt = Instant.now().plusSeconds(900);
    return token(userId, SESSIONS.incrementAndGet(), "user", Set.of(role), expiresAt);
  }

  public String token(long userId, long sessionId, String role, Instant expiresAt) {
    return token(userId, sessionId, role, Set.of(), expiresAt);
  }

  private String token(
      long userId, long sessionId, String role, Set<PortalRole> portalRoles, Instant expiresAt) {
    return AccessTokenCodec.sign(
        new AccessToken(
            userId,
            sessionId,
            role,
            portalRoles,
            1,
            CsrfSecret.claimOf(CSRF_TOKEN),
            expiresAt.minusSeconds(900),
            expiresAt),
        KEY_ID,
        key.getPrivateKey());
  }

  private static void serve(HttpServer server, String path, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
