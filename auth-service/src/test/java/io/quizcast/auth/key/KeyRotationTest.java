package io.quizcast.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Crowd;
import io.quizcast.auth.Crowd.Answer;
import io.quizcast.auth.Player;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class KeyRotationTest {
  @Inject KeyRotation rotation;
  @Inject SigningKeys keys;

  /**
   * The tests rotate keys at times in the future. Each test needs a key that was created just now,
   * because a key is published a fixed time after its creation, and must not leave its own keys
   * behind for other tests.
   */
  @BeforeEach
  @AfterEach
  void oneKeyOfNow() throws Throwable {
    await(() -> rotation.replaceAll().chain(keys::reload));
  }

  @Test
  void aKeyIsPublishedBeforeItSignsAndVerifiesAfterwards() throws Throwable {
    String first = keys.active().kid();
    Instant due = Instant.now().plus(Duration.ofDays(30));

    at(due.minus(Duration.ofMinutes(6)));
    assertThat(states()).isEqualTo("active");
    at(due.minus(Duration.ofMinutes(4)));
    assertThat(states()).isEqualTo("active,next");
    assertThat(keys.active().kid()).isEqualTo(first);
    assertThat(keys.jwks()).contains(next());

    String next = next();
    at(due.minus(Duration.ofMinutes(1)));
    assertThat(keys.active().kid()).isEqualTo(first);
    at(due.plus(Duration.ofMinutes(2)));
    assertThat(keys.active().kid()).isEqualTo(next);
    assertThat(keys.jwks()).contains(first);

    at(due.plus(Duration.ofMinutes(63)));
    assertThat(keys.jwks()).contains(next).doesNotContain(first);
  }

  @Test
  void rotationUnderLoadFailsNoRequest() throws Throwable {
    Player player = Player.admin();
    AtomicBoolean rotated = new AtomicBoolean();
    List<CompletableFuture<List<Answer>>> streams =
        IntStream.range(0, 8).mapToObj(i -> asking(player, rotated, new ArrayList<>())).toList();

    Instant due = Instant.now().plus(Duration.ofDays(30));
    at(due.minus(Duration.ofMinutes(5)));
    at(due.plus(Duration.ofMinutes(1)));
    player.refresh().then().statusCode(200);
    rotated.set(true);

    List<Answer> answers = Crowd.all(streams).stream().flatMap(List::stream).toList();
    assertThat(answers).isNotEmpty().allMatch(answer -> answer.status() == 200);
    player.browser().get("/api/auth/sessions").then().statusCode(200);
  }

  private CompletableFuture<List<Answer>> asking(
      Player player, AtomicBoolean enough, List<Answer> answers) {
    return Crowd.get("/api/admin/users?page_size=1", player.access)
        .thenCompose(
            answer -> {
              answers.add(answer);
              return enough.get()
                  ? CompletableFuture.completedFuture(answers)
                  : asking(player, enough, answers);
            });
  }

  @Test
  void replicasThatStartTogetherOnAnEmptyDatabaseCreateOneKey() throws Throwable {
    AuthDatabase.update("DELETE FROM signing_keys");
    List<Uni<Void>> starts = IntStream.range(0, 6).mapToObj(i -> start()).toList();
    Uni.join().all(starts).andFailFast().await().indefinitely();
    assertThat(states()).isEqualTo("active");
    await(keys::reload);
  }

  @Test
  void afterEmergencyRotationOldTokensAreInvalid() {
    Player player = Player.registered();
    RestAssured.given()
        .header(
            "X-Internal-Token", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
        .post("/internal/keys/rotate")
        .then()
        .statusCode(204);
    player.browser().get("/api/auth/sessions").then().statusCode(401);
    player.refresh().then().statusCode(200);
    player.browser().get("/api/auth/sessions").then().statusCode(200);
  }

  @Test
  void withoutTheInternalTokenTheRouteIs404() {
    RestAssured.given().post("/internal/keys/rotate").then().statusCode(404);
  }

  private Uni<Void> start() {
    return Uni.createFrom()
        .item(0)
        .emitOn(task -> new Thread(task).start())
        .invoke(
            ignored -> {
              try {
                await(rotation::ensureActive);
              } catch (Throwable failure) {
                throw new IllegalStateException(failure);
              }
            })
        .replaceWithVoid();
  }

  private void at(Instant now) throws Throwable {
    await(() -> rotation.advance(now).chain(keys::reload));
  }

  private static void await(Supplier<Uni<Void>> work) throws Throwable {
    VertxContextSupport.subscribeAndAwait(work);
  }

  private static String states() {
    return AuthDatabase.text(
        "SELECT coalesce(string_agg(state, ',' ORDER BY state), '') FROM signing_keys"
            + " WHERE state <> 'retired'");
  }

  private static String next() {
    return AuthDatabase.text("SELECT kid FROM signing_keys WHERE state = 'next'");
  }
}
