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
 * Sessions that ended a moment ago. A handshake whose ticket was good may still be under way when
 * its session ends; its socket is found here once it is open. Any thread.
 */
@ApplicationScoped
public class RecentRevocations {
  /** No handshake takes longer. */
  private static final long KEEP_NANOS = Duration.ofSeconds(30).toNanos();

  private record Ending(
      long userId, Predicate<Identity> concerned, Consumer<Socket> act, long until) {}

  private final ConcurrentHashMap<Long, List<Ending>> byUser = new ConcurrentHashMap<>();
  private final Queue<Ending> inOrder = new ConcurrentLinkedQueue<>();

  /** To be called before the sockets that are open now are looked for. */
  public void remember(long userId, Predicate<Identity> concerned, Consumer<Socket> act) {
    long now = System.nanoTime();
    Ending ending = new Ending(userId, concerned, act, now + KEEP_NANOS);
    byUser.compute(
        userId,
        (_, known) -> {
          List<Ending> all = known == null ? new CopyOnWriteArrayList<>() : known;
          all.add(ending);
          return all;
        });
    inOrder.add(ending);
    forget(now);
  }

  private void forget(long now) {
    for (Ending oldest = inOrder.peek();
        oldest != null && oldest.until() - now < 0;
        oldest = inOrder.peek()) {
      Ending gone = oldest;
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

  /** To be called once the socket can be found among those of its user. */
  public void meet(Socket socket) {
    List<Ending> endings = byUser.get(socket.identity().userId());
    if (endings != null) {
      for (Ending ending : endings) {
        if (ending.concerned().test(socket.identity())) {
          ending.act().accept(socket);
        }
      }
    }
  }
}
