package io.quizcast.e2e.chaos;

import java.time.Duration;

/** A fault during a game. */
public sealed interface Fault {

  /** Stands for the replica of quiz-service that owns the partition of the game at that moment. */
  String OWNER = "owner";

  /**
   * {@code kill -9}; the platform's supervisor starts it again.
   *
   * @param service name without the replica number, which the run draws; or {@link #OWNER}
   */
  record Kill(String service) implements Fault {}

  /** SIGSTOP, and SIGCONT after a while; the process does not notice the gap. */
  record Freeze(String service, Duration time) implements Fault {}

  record EmptyRedis() implements Fault {}

  /** SIGTERM of one replica, which drains; the supervisor starts it again. */
  record Leave(String service) implements Fault {}

  /** Every replica of a service, one after the other, by SIGTERM. */
  record RollingRestart(String service) implements Fault {}
}
