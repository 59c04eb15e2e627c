package io.quizcast.gateway.socket;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sockets of each user on this instance and their shared rate limit. Thread-safe. */
@ApplicationScoped
public class UserSockets {
  private final ConcurrentHashMap<Long, Account> accounts = new ConcurrentHashMap<>();
  private final Map<Long, Long> floodedAt =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
          return size() > config.maxFloodingUsers();
        }
      };

  private final SocketConfig config;

  public UserSockets(SocketConfig config) {
    this.config = config;
  }

  /** The sockets of one user; dropped when the last one closes. */
  public final class Account {
    private final long userId;
    private final List<Socket> sockets = new ArrayList<>();
    private final TokenBucket budget =
        new TokenBucket(config.userBurst(), config.userFramesPerSecond(), System.nanoTime());
    private int reserved;

    private Account(long userId) {
      this.userId = userId;
    }

    synchronized boolean take(long nowNanos) {
      return budget.take(nowNanos);
    }

    /** Records that a socket of the user was closed because it sent too many frames. */
    void flooded(long nowNanos) {
      synchronized (floodedAt) {
        floodedAt.put(userId, nowNanos);
      }
    }

    void remove(Socket socket) {
      accounts.computeIfPresent(
          userId,
          (_, account) -> {
            synchronized (account) {
              account.sockets.remove(socket);
              return account.isEmpty() ? null : account;
            }
          });
    }

    private boolean isEmpty() {
      return sockets.isEmpty() && reserved == 0;
    }
  }

  private boolean hasFlooded(long userId) {
    synchronized (floodedAt) {
      Long at = floodedAt.get(userId);
      if (at == null) {
        return false;
      }
      boolean recently = System.nanoTime() - at < config.refusedAfterFlood().toNanos();
      if (!recently) {
        floodedAt.remove(userId);
      }
      return recently;
    }
  }

  /**
   * Reserves a slot for a handshake; returns false if the user has the maximum number of sockets,
   * or one of them was closed a short time ago because it sent too many frames.
   */
  public boolean reserve(long userId) {
    if (hasFlooded(userId)) {
      return false;
    }
    boolean[] granted = {false};
    accounts.compute(
        userId,
        (_, known) -> {
          Account account = known == null ? new Account(userId) : known;
          synchronized (account) {
            if (account.sockets.size() + account.reserved < config.maxPerUser()) {
              account.reserved++;
              granted[0] = true;
            }
          }
          return account;
        });
    return granted[0];
  }

  /** Frees the slot of a handshake that failed. */
  public void giveBack(long userId) {
    accounts.computeIfPresent(
        userId,
        (_, account) -> {
          synchronized (account) {
            account.reserved = Math.max(0, account.reserved - 1);
            return account.isEmpty() ? null : account;
          }
        });
  }

  /** The account to which the socket of the reserved slot is added. */
  public Account claim(long userId) {
    return accounts.compute(userId, (_, known) -> known == null ? new Account(userId) : known);
  }

  public void add(Account account, Socket socket) {
    accounts.compute(
        account.userId,
        (_, known) -> {
          Account current = known == null ? account : known;
          synchronized (current) {
            current.reserved = Math.max(0, current.reserved - 1);
            current.sockets.add(socket);
          }
          return current;
        });
  }

  /** Returns a snapshot. */
  public List<Socket> of(long userId) {
    @Nullable Account account = accounts.get(userId);
    if (account == null) {
      return List.of();
    }
    synchronized (account) {
      return List.copyOf(account.sockets);
    }
  }
}
