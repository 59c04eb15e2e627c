package io.quizcast.auth.password;

import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and compares passwords on a few dedicated threads behind a {@link HashingQueue}; completes
 * on the caller's context. Fails with 503 if the queue is full, because clients would give up
 * before a long wait ended.
 */
@ApplicationScoped
public class Passwords {
  private static final int MIN_CHARACTERS = 8;
  private static final int MAX_BYTES = 72;

  private static final GuessablePasswords GUESSABLE = new GuessablePasswords();

  private final Argon2id argon2id;
  private final boolean refuseCommon;
  private final HashingQueue queue;
  private final List<Thread> threads = new ArrayList<>();
  private final BooleanSupplier questionOpen;
  private final @Nullable HashingPace pace;

  /**
   * Compared instead of the hash of an account that does not exist, so that the answer takes
   * equally long.
   */
  private final String dummyHash;

  @Inject
  Passwords(PasswordConfig config, OpenQuestionProbe probe) {
    this(config, probe::questionOpen);
  }

  Passwords(PasswordConfig config, BooleanSupplier questionOpen) {
    this.argon2id = new Argon2id(config.memoryKib(), config.iterations());
    this.refuseCommon = config.refuseCommon();
    int size = config.threads().orElse(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    this.questionOpen = questionOpen;
    this.pace =
        config.perSecondDuringQuestions().isEmpty()
            ? null
            : new HashingPace(
                config.perSecondDuringQuestions().getAsInt(), size, System.nanoTime());
    this.queue = new HashingQueue(config.queue());
    for (int i = 0; i < size; i++) {
      Thread thread = new Thread(this::work, "passwords-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    this.dummyHash = hash("a password that no account has").await().indefinitely();
  }

  /** The result of a comparison. */
  public enum Match {
    WRONG,
    RIGHT,
    /** The password is right, but its hash must be renewed at the configured cost. */
    RIGHT_BUT_OUTDATED
  }

  /** Checks the rules for new passwords. Passwords of imported accounts may be shorter. */
  public void requireAcceptable(String password) {
    if (password.codePointCount(0, password.length()) < MIN_CHARACTERS) {
      throw RequestRefused.invalid("The password needs at least 8 characters");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw RequestRefused.invalid("The password is too long: at most 72 bytes");
    }
    if (refuseCommon && GUESSABLE.contains(password)) {
      throw RequestRefused.invalid("This password is among the first anybody would try");
    }
  }

  /** Hashes a password on behalf of the service itself. */
  public Uni<String> hash(String password) {
    return hash(password, Requester.SERVICE);
  }

  public Uni<String> hash(String password, Requester requester) {
    return offload(requester, () -> argon2id.hash(password));
  }

  /**
   * Compares a password with a hash. Without a hash the comparison takes equally long and always
   * fails.
   */
  public Uni<Match> compare(String password, @Nullable String stored, Requester requester) {
    return offload(requester, () -> compareNow(password, stored));
  }

  private Match compareNow(String password, @Nullable String stored) {
    if (stored == null) {
      Argon2id.matches(password, dummyHash);
      return Match.WRONG;
    }
    if (Argon2id.reads(stored)) {
      boolean right = Argon2id.matches(password, stored);
      return !right
          ? Match.WRONG
          : argon2id.outdated(stored) ? Match.RIGHT_BUT_OUTDATED : Match.RIGHT;
    }
    return matchesBcrypt(password, stored) ? Match.RIGHT_BUT_OUTDATED : Match.WRONG;
  }

  /** Imported accounts have bcrypt hashes until their first sign-in. */
  private static boolean matchesBcrypt(String password, String stored) {
    boolean bcrypt = stored.startsWith("$2") && stored.length() == 60;
    return bcrypt
        && password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
        && OpenBSDBCrypt.checkPassword(stored, password.toCharArray());
  }

  private <T> Uni<T> offload(Requester requester, Supplier<T> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Context caller = Vertx.currentContext();
              Runnable hash =
                  () -> {
                    try {
                      T result = work.get();
                      back(caller, () -> emitter.complete(result));
                    } catch (RuntimeException failure) {
                      back(caller, () -> emitter.fail(failure));
                    }
                  };
              queue.add(
                  requester,
                  new HashingQueue.Task(
                      hash, () -> back(caller, () -> emitter.fail(RequestRefused.unavailable()))));
            });
  }

  private void work() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        queue.take().work().run();
        throttle();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Called after the answer has been completed, so that a single sign-in is not delayed. */
  private void throttle() {
    if (pace != null) {
      long rest = pace.count(System.nanoTime());
      if (rest > 0 && questionOpen.getAsBoolean()) {
        LockSupport.parkNanos(rest);
      }
    }
  }

  private static void back(@Nullable Context caller, Runnable rest) {
    if (caller == null) {
      rest.run();
    } else {
      caller.runOnContext(ready -> rest.run());
    }
  }

  @PreDestroy
  void stop() {
    threads.forEach(Thread::interrupt);
  }
}
