package io.quizcast.e2e.chaos;

import java.time.Duration;

/** A fault during a game. */
public sealed interface Fault {

  /** The replica of quiz-service that owns the partition of the game at that moment. */
  String OWNER = "owner";

  /**
   * {@code kill -9}; the platform's supervisor starts it again.
   *
   * @param service its name without the replica; which replica, the run draws. {@link #OWNER}: the
   *     replica of quiz-service that runs the game.
   */
  record Kill(String service) implements Fault {}

  /** SIGSTOP, and SIGCONT after a while: the process resumes without noticing the gap. */
  record Freeze(String service, Duration time) implements Fault {}

  record EmptyRedis() implements Fault {}

  /** SIGTERM of one replica, which drains; the supervisor starts it again. */
  record Leave(String service) implements Fault {}

  /** Every replica of a service, one after the other, by SIGTERM. */
  record RollingRestart(String service) implements Fault {}
}
