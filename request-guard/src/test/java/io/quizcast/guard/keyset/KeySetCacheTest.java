package io.quizcast.guard.keyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.keyset.KeySetCache.Freshness;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cache with the times that auth-service sets for the keys of Google. */
class KeySetCacheTest {
  private static final RsaJsonWebKey KEY = key();

  private final Vertx vertx = Vertx.vertx();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));
  private final AtomicInteger reads = new AtomicInteger();
  private volatile int status = 200;
  private volatile String keySet = "";
  private HttpServer server;
  private KeySetCache keys;

  @BeforeEach
  void start() throws Exception {
    keySet = setOf("a");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/keys",
        exchange -> {
          reads.incrementAndGet();
          byte[] body = keySet.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Cache-Control", "public, max-age=7200");
          exchange.sendResponseHeaders(status, body.length);
          try (exchange) {
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    Duration minute = Duration.ofMinutes(1);
    keys =
        new KeySetCache(
            vertx,
            "Google",
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys"),
            Duration.ofSeconds(5),
            new Freshness(minute, minute, Duration.ofHours(1), Duration.ofDays(1)),
            now::get);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void concurrentLookUpsShareOneFetchAndForgedIdsCauseNone() {
    List<Uni<Optional<PublicKey>>> crowd =
        IntStream.range(0, 50).mapToObj(i -> keys.find(i % 2 == 0 ? "a" : "forged" + i)).toList();
    List<Optional<PublicKey>> found =
        Uni.join().all(crowd).andFailFast().await().atMost(Duration.ofSeconds(20));
    assertThat(found.stream().filter(Optional::isPresent)).hasSize(25);
    assertThat(reads).hasValue(1);
    for (int i = 0; i < 20; i++) {
      assertThat(find("forged" + i)).isEmpty();
    }
    assertThat(reads).hasValue(1);
  }

  @Test
  void aNewKeyIsFoundWithinAMinute() {
    assertThat(find("a")).isPresent();
    keySet = setOf("b");
    assertThat(find("b")).isEmpty();
    later(Duration.ofSeconds(61));
    assertThat(find("b")).isPresent();
    assertThat(reads).hasValue(2);
  }

  @Test
  void keysAreCachedByCacheControlAndLongerWhileTheirSourceIsUnavailable() {
    assertThat(find("a")).isPresent();
    later(Duration.ofSeconds(7_199));
    assertThat(find("a")).isPresent();
    assertThat(reads).hasValue(1);
    status = 500;
    later(Duration.ofSeconds(2));
    assertThat(find("a")).isPresent();
    assertThat(reads).hasValue(2);
  }

  @Test
  void withoutAnyKeyTheAnswerIs503() {
    status = 500;
    assertThatThrownBy(() -> find("a"))
        .isInstanceOfSatisfying(
            RequestRefused.class, refused -> assertThat(refused.status()).isEqualTo(503));
    status = 200;
    assertThat(find("a")).isPresent();
  }

  private Optional<PublicKey> find(String keyId) {
    return keys.find(keyId).await().atMost(Duration.ofSeconds(20));
  }

  private void later(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private static String setOf(String id) {
    KEY.setKeyId(id);
    return new JsonWebKeySet(KEY).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  private static RsaJsonWebKey key() {
    try {
      return RsaJwkGenerator.generateJwk(2048);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
