package io.quizcast.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizcast.auth.password.Passwords.Match;
import io.quizcast.guard.RequestRefused;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Passwords passwords = new Passwords(costing(7168, 1, 2), () -> false);

  @Test
  void onlyTheSamePasswordMatches() {
    String stored = now(passwords.hash("correct horse"));
    assertThat(stored).startsWith("$argon2id$v=19$m=7168,t=1,p=1$");
    assertThat(now(passwords.compare("correct horse", stored, Requester.SERVICE)))
        .isEqualTo(Match.RIGHT);
    assertThat(now(passwords.compare("Correct horse", stored, Requester.SERVICE)))
        .isEqualTo(Match.WRONG);
    assertThat(now(passwords.compare("correct horse ", stored, Requester.SERVICE)))
        .isEqualTo(Match.WRONG);
    assertThat(now(passwords.hash("correct horse"))).isNotEqualTo(stored);
  }

  @Test
  void withoutAHashNothingMatches() {
    assertThat(now(passwords.compare("nobody has this password", null, Requester.SERVICE)))
        .isEqualTo(Match.WRONG);
  }

  @Test
  void anUnknownAccountTakesAsLongAsAWrongPassword() {
    String stored = now(passwords.hash("correct horse"));
    long known = fastestNanos(() -> now(passwords.compare("guess", stored, Requester.SERVICE)));
    long unknown = fastestNanos(() -> now(passwords.compare("guess", null, Requester.SERVICE)));
    assertThat(unknown).isBetween(known / 2, known * 2);
  }

  /** Takes the fastest of many, because other work on the machine only adds to the time. */
  private static long fastestNanos(Runnable task) {
    return IntStream.range(0, 30)
        .mapToLong(
            _ -> {
              long begun = System.nanoTime();
              task.run();
              return System.nanoTime() - begun;
            })
        .min()
        .orElseThrow();
  }

  @Test
  void aPasswordWithACheaperHashIsRightButOutdated() {
    String stored = now(passwords.hash("correct horse"));
    Passwords dearer = new Passwords(costing(8192, 2, 2), () -> false);
    assertThat(now(dearer.compare("correct horse", stored, Requester.SERVICE)))
        .isEqualTo(Match.RIGHT_BUT_OUTDATED);
  }

  @Test
  void anImportedBcryptHashIsAcceptedOnce() {
    String stored = OpenBSDBCrypt.generate("2a", "short".toCharArray(), new byte[16], 5);
    assertThat(now(passwords.compare("short", stored, Requester.SERVICE)))
        .isEqualTo(Match.RIGHT_BUT_OUTDATED);
    assertThat(now(passwords.compare("other", stored, Requester.SERVICE))).isEqualTo(Match.WRONG);
  }

  @Test
  void theQueueIsBounded() {
    Passwords narrow = new Passwords(costing(7168, 1, 1), () -> false);
    List<CompletableFuture<String>> pending =
        IntStream.range(0, 50)
            .mapToObj(i -> narrow.hash("correct horse").subscribeAsCompletionStage())
            .toList();
    assertThat(pending)
        .anySatisfy(
            future -> assertThatThrownBy(future::join).hasCauseInstanceOf(RequestRefused.class));
    assertThat(pending).anySatisfy(future -> assertThat(future.join()).isNotEmpty());
  }

  @Test
  void duringQuestionsHashingIsThrottled() {
    PasswordConfig config =
        costing(7168, 1, 512, "quizcast.passwords.per-second-during-questions", "4");
    Passwords beside = new Passwords(config, () -> true);
    // Sixteen hashes more than the burst: each of them but the first has to wait a quarter of a
    // second. On a slow machine the hashes themselves take longer, which does not matter here.
    assertThat(nanos(beside, HashingPace.BURST + 16)).isGreaterThan(14 * SECOND / 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"short12", "password", "12345678", "QuizCast2026!", "baseball", "PASSWORD1"})
  void commonPasswordsAreRefused(String password) {
    assertThatThrownBy(() -> passwords.requireAcceptable(password))
        .isInstanceOfSatisfying(
            RequestRefused.class, refused -> assertThat(refused.status()).isEqualTo(400));
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse", "жүрек сөзі", "        x", "aaaaaaaab1"})
  void anyCompositionIsAccepted(String password) {
    assertThatCode(() -> passwords.requireAcceptable(password)).doesNotThrowAnyException();
  }

  @Test
  void passwordsHaveUpTo72Bytes() {
    assertThatCode(() -> passwords.requireAcceptable("x1".repeat(32))).doesNotThrowAnyException();
    assertThatCode(() -> passwords.requireAcceptable("x1".repeat(36))).doesNotThrowAnyException();
    assertThatThrownBy(() -> passwords.requireAcceptable("x1".repeat(36) + "x"))
        .isInstanceOf(RequestRefused.class);
  }

  @Test
  void theListOfCommonPasswordsIsComplete() {
    assertThat(new GuessablePasswords().size()).isGreaterThan(3_000);
  }

  private static long nanos(Passwords passwords, int hashes) {
    long begun = System.nanoTime();
    for (int i = 0; i < hashes; i++) {
      now(passwords.hash("correct horse"));
    }
    return System.nanoTime() - begun;
  }

  private static <T> T now(Uni<T> uni) {
    return uni.await().indefinitely();
  }

  private static PasswordConfig costing(int memoryKib, int iterations, int queue) {
    return costing(memoryKib, iterations, queue, "quizcast.passwords.refuse-common", "true");
  }

  private static PasswordConfig costing(
      int memoryKib, int iterations, int queue, String key, String value) {
    return new SmallRyeConfigBuilder()
        .withDefaultValue(key, value)
        .withMapping(PasswordConfig.class)
        .withDefaultValue("quizcast.passwords.memory-kib", Integer.toString(memoryKib))
        .withDefaultValue("quizcast.passwords.iterations", Integer.toString(iterations))
        .withDefaultValue("quizcast.passwords.threads", "1")
        .withDefaultValue("quizcast.passwords.queue", Integer.toString(queue))
        .build()
        .getConfigMapping(PasswordConfig.class);
  }
}
