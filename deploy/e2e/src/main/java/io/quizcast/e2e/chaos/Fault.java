package io.quizcast.e2e.chaos;

import java.time.Duration;

/** Something that goes wrong while a game is played. */
public sealed interface Fault {

  /** Whichever replica of quiz-service owns the partition of the game at the moment. */
  String OWNER = "owner";

  /**
   * {@code kill -9}; the platform's supervisor starts it again.
   *
   * @param service its name without the replica; which replica, the run draws. {@link #OWNER}: the
   *     replica of quiz-service that runs the game.
   */
  record Kill(String service) implements Fault {}

  /** SIGSTOP, and SIGCONT after a while: it wakes up and does not know that time has passed. */
  record Freeze(String service, Duration time) implements Fault {}

  record EmptyRedis() implements Fault {}

  /** SIGTERM of one replica, which takes its leave; the supervisor starts it again. */
  record Leave(String service) implements Fault {}

  /** Every replica of a service, one after the other, by SIGTERM. */
  record RollingRestart(String service) implements Fault {}
}
