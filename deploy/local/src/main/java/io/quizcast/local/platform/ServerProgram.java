package io.quizcast.local.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A server that runs as a process of its own on 127.0.0.1. Its data lies in {@link #folder()} and
 * survives the process; the code that starts it decides how long it lives.
 */
public interface ServerProgram {
  /** Short name, unique on a platform; also the name of its log and pid file. */
  String name();

  /** The port that clients use. */
  int port();

  /** Where its data lies; nobody else writes there. */
  Path folder();

  /** Makes the folder ready for {@link #command()}; cheap when it already is. */
  void prepare() throws IOException;

  /** What to run. */
  List<String> command() throws IOException;

  /** Added to the environment of this JVM. */
  default Map<String, String> environment() {
    return Map.of();
  }

  /** Whether a process left by a killed platform, started then, may go on instead of a new one. */
  default boolean adopts(Instant started) {
    return true;
  }

  /** True once clients can work with it; called again and again by one thread. */
  boolean isReady(long pid);

  /** Called once after each start, when ready: roles, databases and the like. Repeatable. */
  default void afterStart() {}

  /** Called after a start that did not end in readiness; the next one may go another way. */
  default void afterFailedStart() throws IOException {}

  /** How long an orderly stop may take. */
  default Duration stopGrace() {
    return Duration.ofSeconds(30);
  }

  /** The signal that makes it stop in order. */
  default String stopSignal() {
    return "TERM";
  }
}
