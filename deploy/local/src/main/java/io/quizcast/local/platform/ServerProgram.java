package io.quizcast.local.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A server that runs as a process of its own on 127.0.0.1. Its data is in {@link #folder()} and
 * survives the process; the code that starts the server decides when it stops.
 */
public interface ServerProgram {
  /** A short name that is unique on a platform. It is also the name of the log and the pid file. */
  String name();

  /** The port that clients use. */
  int port();

  /** The folder of its data; no other process writes there. */
  Path folder();

  /** Prepares the folder for {@link #command()}. Cheap if it is prepared already. */
  void prepare() throws IOException;

  /** The command line. */
  List<String> command() throws IOException;

  /** Variables that are added to the environment of this JVM. */
  default Map<String, String> environment() {
    return Map.of();
  }

  /**
   * Whether a process that a killed platform has left running may be kept, instead of starting a
   * new one.
   */
  default boolean adopts(Instant started) {
    return true;
  }

  /** Whether clients can use the server. Polled by one thread. */
  boolean isReady(long pid);

  /**
   * Called after each start once the server is ready, to create roles, databases and the like.
   * Idempotent.
   */
  default void afterStart() {}

  /** Called after a failed start, so that the next one can use other options. */
  default void afterFailedStart() throws IOException {}

  /** How long a graceful stop may take. */
  default Duration stopGrace() {
    return Duration.ofSeconds(30);
  }

  /** The signal that stops it gracefully. */
  default String stopSignal() {
    return "TERM";
  }
}
