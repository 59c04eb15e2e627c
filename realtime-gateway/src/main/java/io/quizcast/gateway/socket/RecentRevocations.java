package io.quizcast.gateway.socket;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The revocations of the last 90 seconds. If a session is revoked during a handshake, its socket is
 * closed as soon as it opens. Thread-safe.
 */
@ApplicationScoped
public class RecentRevocations {
  /** A ticket is valid for 60 s, and no handshake takes longer than 30 s. */
  private static final long KEEP_NANOS = Duration.ofSeconds(90).toNanos();

  private record Revocation(
      long userId, Predicate<Identity> concerned, Consumer<Socket> act, long until) {}

  private final ConcurrentHashMap<Long, List<Revocation>> byUser = new ConcurrentHashMap<>();
  private final Queue<Revocation> inOrder = new ConcurrentLinkedQueue<>();

  /** Must be called before the open sockets are searched. */
  public void remember(long userId, Predicate<Identity> concerned, Consumer<Socket> act) {
    long now = System.nanoTime();
    Revocation revocation = new Revocation(userId, concerned, act, now + KEEP_NANOS);
    byUser.compute(
        userId,
        (_, known) -> {
          List<Revocation> all = known == null ? new CopyOnWriteArrayList<>() : known;
          all.add(revocation);
          return all;
        });
    inOrder.add(revocation);
    forget(now);
  }

  private void forget(long now) {
    for (Revocation oldest = inOrder.peek();
        oldest != null && oldest.until() - now < 0;
        oldest = inOrder.peek()) {
      Revocation gone = oldest;
      if (inOrder.remove(gone)) {
        byUser.computeIfPresent(
            gone.userId(),
            (_, all) -> {
              all.remove(gone);
              return all.isEmpty() ? null : all;
            });
      }
    }
  }

  /** Applies recent revocations to a socket that has just been registered under its user. */
  public void applyTo(Socket socket) {
    List<Revocation> revocations = byUser.get(socket.identity().userId());
    if (revocations != null) {
      for (Revocation revocation : revocations) {
        if (revocation.concerned().test(socket.identity())) {
          revocation.act().accept(socket);
        }
      }
    }
  }
}
