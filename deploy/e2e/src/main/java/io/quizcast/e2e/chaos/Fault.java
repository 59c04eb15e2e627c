package io.quizcast.e2e.chaos;

import java.time.Duration;

/** A fault during a game. */
public sealed interface Fault {

  /** Stands for the replica of quiz-service that owns the game's partition at that moment. */
  String OWNER = "owner";

  /**
   * {@code kill -9}; the platform's supervisor starts it again.
   *
   * @param service name without the replica number, which the run draws at random; or {@link
   *     #OWNER}
   */
  record Kill(String service) implements Fault {}

  /** SIGSTOP, followed by SIGCONT after a while. The process does not notice the gap. */
  record Freeze(String service, Duration time) implements Fault {}

  record EmptyRedis() implements Fault {}

  /** SIGTERM of one replica, which then drains; the supervisor starts it again. */
  record Leave(String service) implements Fault {}

  /** SIGTERM of every replica of a service, one after the other. */
  record RollingRestart(String service) implements Fault {}
}
