package io.quizcast.guard.keyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.SettingsForTests;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteVerificationKeysTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile boolean broken;
  private HttpServer server;
  private RemoteVerificationKeys keys;

  @BeforeEach
  void serve() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    PublicJsonWebKey key =
        PublicJsonWebKey.Factory.newPublicJwk(generator.generateKeyPair().getPublic());
    key.setKeyId("k1");
    String set = new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  fetches.incrementAndGet();
                  request.response().setStatusCode(broken ? 500 : 200).end(set);
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    keys =
        new RemoteVerificationKeys(
            vertx, new SettingsForTests("http://127.0.0.1:" + server.actualPort()));
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void concurrentLookUpsShareOneFetch() {
    List<CompletableFuture<PublicKey>> asked =
        IntStream.range(0, 200).mapToObj(i -> ask("k1")).toList();
    assertThat(asked.stream().map(CompletableFuture::join)).doesNotContainNull();
    assertThat(fetches).hasValue(1);
  }

  @Test
  void forgedIdsCauseNoFetch() {
    assertThat(ask("k1").join()).isNotNull();
    for (int i = 0; i < 100; i++) {
      assertThat(ask("forged" + i).join()).isNull();
    }
    assertThat(fetches).hasValue(1);
  }

  @Test
  void withoutAnyKeysTheAnswerIs503() {
    broken = true;
    assertThatThrownBy(() -> ask("k1").join())
        .hasCauseInstanceOf(RequestRefused.class)
        .cause()
        .extracting(refused -> ((RequestRefused) refused).status())
        .isEqualTo(503);
    broken = false;
    assertThat(ask("k1").join()).isNotNull();
  }

  @Test
  void knownKeysAreKeptWhileTheirSourceIsUnavailable() {
    assertThat(ask("k1").join()).isNotNull();
    broken = true;
    assertThat(ask("k1").join()).isNotNull();
  }

  private CompletableFuture<PublicKey> ask(String keyId) {
    return keys.find(keyId).subscribeAsCompletionStage();
  }
}
