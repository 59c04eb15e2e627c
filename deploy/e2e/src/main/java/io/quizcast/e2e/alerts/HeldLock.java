package io.quizcast.e2e.alerts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Repeats a transaction that locks rows or a table for a while. */
final class HeldLock implements AutoCloseable {
  private final Connection connection;
  private final String lock;
  private final Duration held;
  private final Duration free;
  private final Thread thread;

  /** Returns when it holds the lock for the first time. Closes the connection at the end. */
  HeldLock(Connection connection, String lock, Duration held, Duration free) throws SQLException {
    this.connection = connection;
    this.lock = lock;
    this.held = held;
    this.free = free;
    connection.setReadOnly(false);
    connection.setAutoCommit(false);
    take();
    thread = Thread.ofPlatform().name("held-lock").daemon().start(this::run);
  }

  private void take() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(lock);
    }
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(held);
        connection.rollback();
        Thread.sleep(free);
        take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      System.out.println("a lock is held no longer: " + e.getMessage());
    }
  }

  @Override
  public void close() throws SQLException, InterruptedException {
    thread.interrupt();
    thread.join();
    connection.close();
  }
}
