package io.quizcast.gateway.handshake;

import io.quizcast.gateway.socket.SocketConfig;
import io.quizcast.gateway.socket.TokenBucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether this instance takes one more socket: in all, from one address, and how fast. Any thread.
 */
@ApplicationScoped
public class Admission {
  /**
   * Tickets that are looked up at the same time. Beyond that the look-ups would time out behind
   * each other, and nobody at all would come in.
   */
  private static final int MAX_LOOKED_UP = 512;

  private final SocketConfig config;
  private final AtomicInteger lookedUp = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final TokenBucket pace;
  private final AtomicBoolean ready = new AtomicBoolean();
  private final AtomicBoolean leaving = new AtomicBoolean();

  /** What becomes of a handshake. */
  enum Verdict {
    ADMITTED,
    /** Rooms are not rebuilt yet, or the instance leaves. */
    NOT_READY,
    FULL,
    TOO_FAST,
    ADDRESS_FULL
  }

  Admission(SocketConfig config) {
    this.config = config;
    this.pace =
        new TokenBucket(config.admissionBurst(), config.admissionsPerSecond(), System.nanoTime());
  }

  /** Rooms are as the stream says, or not any more. */
  public void ready(boolean now) {
    ready.set(now);
  }

  /** No new sockets from here on. */
  public void leave() {
    leaving.set(true);
  }

  public boolean isOpen() {
    return ready.get() && !leaving.get();
  }

  /** Admitted handshakes are to be {@link #release}d when their connection closes. */
  Verdict admit(String address) {
    if (!isOpen()) {
      return Verdict.NOT_READY;
    }
    if (lookedUp.get() >= MAX_LOOKED_UP || !inPace()) {
      return Verdict.TOO_FAST;
    }
    if (open.incrementAndGet() > config.max()) {
      open.decrementAndGet();
      return Verdict.FULL;
    }
    if (byAddress.merge(address, 1, Integer::sum) > config.maxPerAddress()) {
      release(address);
      return Verdict.ADDRESS_FULL;
    }
    lookedUp.incrementAndGet();
    return Verdict.ADMITTED;
  }

  /** The ticket of an admitted handshake was found, or not. */
  void lookedUp() {
    lookedUp.decrementAndGet();
  }

  void release(String address) {
    open.decrementAndGet();
    byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
  }

  /** Open sockets and handshakes under way. */
  public int open() {
    return open.get();
  }

  private synchronized boolean inPace() {
    return pace.take(System.nanoTime());
  }
}
