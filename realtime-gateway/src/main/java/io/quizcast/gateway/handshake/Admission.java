package io.quizcast.gateway.handshake;

import io.quizcast.gateway.socket.SocketConfig;
import io.quizcast.gateway.socket.TokenBucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides whether this instance accepts another socket, by the total number, the number per network
 * and the rate of handshakes. Thread-safe.
 */
@ApplicationScoped
public class Admission {
  private final SocketConfig config;
  private final AtomicInteger lookedUp = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final TokenBucket pace;
  private final AtomicBoolean ready = new AtomicBoolean();
  private final AtomicBoolean hearsUserEvents = new AtomicBoolean();
  private final AtomicBoolean draining = new AtomicBoolean();

  /** The decision about a handshake. */
  enum Verdict {
    ADMITTED,
    /**
     * The rooms are not rebuilt yet, user events are not consumed yet, or the instance is draining.
     */
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

  /** Records whether the rooms are up to date with the log. */
  public void ready(boolean now) {
    ready.set(now);
  }

  /** Refuses new sockets from now on. */
  public void drain() {
    draining.set(true);
  }

  /** Records that user events are consumed, so that ended sessions close their sockets. */
  public void hearsUserEvents() {
    hearsUserEvents.set(true);
  }

  public boolean isOpen() {
    return ready.get() && hearsUserEvents.get() && !draining.get();
  }

  /**
   * Decides about a handshake. If it is admitted, the caller must {@link #release} it when its
   * connection closes.
   */
  Verdict admit(String address) {
    if (!isOpen()) {
      return Verdict.NOT_READY;
    }
    if (lookedUp.get() >= config.maxTicketLookUps() || !isWithinRate()) {
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

  /** Records that a ticket look-up has ended. */
  void lookedUp() {
    lookedUp.decrementAndGet();
  }

  void release(String address) {
    open.decrementAndGet();
    byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
  }

  /** Number of open sockets and pending handshakes. */
  public int open() {
    return open.get();
  }

  private synchronized boolean isWithinRate() {
    return pace.take(System.nanoTime());
  }
}
