package io.quizcast.gateway.handshake;

import io.quizcast.gateway.socket.SocketConfig;
import io.quizcast.gateway.socket.TokenBucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides whether this instance takes one more socket: by the number in all and per network, and by
 * the rate of handshakes. Any thread.
 */
@ApplicationScoped
public class Admission {
  /**
   * Bound on tickets that are looked up at the same time. Beyond it the look-ups would time out
   * behind each other, and no handshake would succeed.
   */
  private static final int MAX_LOOKED_UP = 512;

  private final SocketConfig config;
  private final AtomicInteger lookedUp = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final TokenBucket pace;
  private final AtomicBoolean ready = new AtomicBoolean();
  private final AtomicBoolean hearsUserEvents = new AtomicBoolean();
  private final AtomicBoolean draining = new AtomicBoolean();

  /** Decision about a handshake. */
  enum Verdict {
    ADMITTED,
    /** Rooms are not rebuilt yet, user events are not heard yet, or the instance drains. */
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

  /** Whether the rooms follow the log. */
  public void ready(boolean now) {
    ready.set(now);
  }

  /** No new sockets from here on. */
  public void drain() {
    draining.set(true);
  }

  /** The end of a session closes its sockets from here on. */
  public void hearsUserEvents() {
    hearsUserEvents.set(true);
  }

  public boolean isOpen() {
    return ready.get() && hearsUserEvents.get() && !draining.get();
  }

  /** The caller {@link #release}s an admitted handshake when its connection closes. */
  Verdict admit(String address) {
    if (!isOpen()) {
      return Verdict.NOT_READY;
    }
    if (lookedUp.get() >= MAX_LOOKED_UP || !isWithinRate()) {
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

  /** The look-up of a ticket has ended. */
  void lookedUp() {
    lookedUp.decrementAndGet();
  }

  void release(String address) {
    open.decrementAndGet();
    byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
  }

  /** Open sockets and pending handshakes. */
  public int open() {
    return open.get();
  }

  private synchronized boolean isWithinRate() {
    return pace.take(System.nanoTime());
  }
}
