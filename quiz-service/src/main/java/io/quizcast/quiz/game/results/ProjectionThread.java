package io.quizcast.quiz.game.results;

import io.quizcast.quiz.game.runtime.RunnerConnection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;

/**
 * Writes what follows from the games' events into other tables, one step after another, outside the
 * fenced commit. Retries a step until PostgreSQL accepts it, so steps must be idempotent. Any
 * thread may add steps.
 */
final class ProjectionThread<S> implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ProjectionThread.class);
  private static final int RETRY_MS = 500;

  private final RunnerConnection connection;
  private final Work<S> work;

  /** The added steps; an empty value marks the end. */
  private final LinkedBlockingQueue<Optional<S>> steps = new LinkedBlockingQueue<>();

  private final Thread thread;
  private volatile boolean leaving;

  interface Work<S> {
    void write(S step) throws SQLException;
  }

  /**
   * @param connection a connection that only this thread uses and closes at its end
   */
  ProjectionThread(String name, RunnerConnection connection, Work<S> work) {
    this.connection = connection;
    this.work = work;
    thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  void add(S step) {
    steps.add(Optional.of(step));
  }

  private void run() {
    try {
      for (Optional<S> step = steps.take(); step.isPresent(); step = steps.take()) {
        while (!written(step.get())) {
          if (leaving) {
            return;
          }
          Thread.sleep(RETRY_MS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connection.close();
    }
  }

  private boolean written(S step) {
    try {
      work.write(step);
      return true;
    } catch (SQLException e) {
      connection.discard();
      String name = Thread.currentThread().getName();
      LOG.warnf("%s could not write and will try again: %s", name, e.getMessage());
      return false;
    }
  }

  /** Writes the added steps for at most five seconds; the next owner writes the rest. */
  @Override
  public void close() {
    leaving = true;
    steps.add(Optional.empty());
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
