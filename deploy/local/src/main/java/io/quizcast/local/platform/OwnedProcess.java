package io.quizcast.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A process that this JVM or an earlier one started. Its pid file contains the pid and the start
 * time, so that an unrelated process with the same pid is never mistaken for it.
 */
public final class OwnedProcess {
  /** Start times are rounded to clock ticks and shift slightly when the wall clock is set. */
  private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(3);

  private final ProcessHandle handle;
  private final Path pidFile;

  /** Only the parent of a process learns its exit code. */
  private final @Nullable Process child;

  private OwnedProcess(ProcessHandle handle, Path pidFile, @Nullable Process child) {
    this.handle = handle;
    this.pidFile = pidFile;
    this.child = child;
  }

  /** Starts {@code builder} and records the process in {@code pidFile}. */
  public static OwnedProcess start(ProcessBuilder builder, Path pidFile) throws IOException {
    Process child = builder.start();
    record(child.toHandle(), pidFile);
    return new OwnedProcess(child.toHandle(), pidFile, child);
  }

  /** Records {@code handle} as the process of {@code pidFile}. */
  public static void record(ProcessHandle handle, Path pidFile) throws IOException {
    long started =
        handle.info().startInstant().orElseGet(Instant::now).toEpochMilli(); // wall clock, ms
    Path fresh = pidFile.resolveSibling(pidFile.getFileName() + ".new");
    Files.writeString(fresh, handle.pid() + " " + started + "\n");
    Files.move(fresh, pidFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The process of {@code pidFile}, if it is still running and is the recorded one. */
  public static Optional<OwnedProcess> find(Path pidFile) {
    try {
      List<String> parts = List.of(Files.readString(pidFile).trim().split(" "));
      if (parts.size() != 2) {
        return Optional.empty();
      }
      long pid = Long.parseLong(parts.get(0));
      Instant started = Instant.ofEpochMilli(Long.parseLong(parts.get(1)));
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(
              handle ->
                  handle
                      .info()
                      .startInstant()
                      .map(
                          found ->
                              Duration.between(started, found).abs().compareTo(START_TIME_TOLERANCE)
                                  <= 0)
                      .orElse(false))
          .map(handle -> new OwnedProcess(handle, pidFile, null));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  public long pid() {
    return handle.pid();
  }

  /** The start time by the wall clock, or the current time if the system does not know it. */
  public Instant started() {
    return handle.info().startInstant().orElseGet(Instant::now);
  }

  public boolean isAlive() {
    return handle.isAlive();
  }

  /** Completes when the process has ended. Works for adopted processes too. */
  public CompletableFuture<ProcessHandle> onExit() {
    return handle.onExit();
  }

  /** Sends a signal by its name, such as {@code TERM} or {@code INT}. */
  public void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(handle.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Asks the process to stop, waits, and then kills it; removes the pid file. Returns whether it
   * ended by itself.
   */
  public boolean stop(String signal, Duration grace) {
    signal(signal);
    boolean orderly = awaitExit(grace);
    if (!orderly) {
      kill();
    }
    forget();
    return orderly;
  }

  /** {@code kill -9}, and waits until it is gone. */
  public void kill() {
    handle.destroyForcibly();
    awaitExit(Duration.ofSeconds(10));
  }

  /** Waits for the end of the process; returns whether it has ended in time. */
  public boolean awaitExit(Duration limit) {
    try {
      handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !handle.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !handle.isAlive();
    }
  }

  /** The exit code of a process that has ended; empty for an adopted one. */
  public OptionalInt exitCode() {
    try {
      return child != null && child.waitFor(1, TimeUnit.SECONDS)
          ? OptionalInt.of(child.exitValue())
          : OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  /** Does not delete a file that already names a successor. */
  private void forget() {
    try {
      if (Files.exists(pidFile) && Files.readString(pidFile).startsWith(pid() + " ")) {
        Files.deleteIfExists(pidFile);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
