package io.quizcast.auth.session;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.auth.outbox.UserEventPublisher;
import io.quizcast.auth.telemetry.AuthMetrics;
import io.quizcast.contracts.user.UserEvent.SessionRevoked;
import io.quizcast.contracts.user.UserEvent.SessionsRevoked;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Ends sessions: updates the row, publishes the event that closes sockets, and revokes access
 * tokens after the commit.
 */
@ApplicationScoped
public class SessionEnds {
  private final SessionRepository sessions;
  private final UserEventPublisher outbox;
  private final RevocationStore revocations;
  private final AuthMetrics metrics;

  SessionEnds(
      SessionRepository sessions,
      UserEventPublisher outbox,
      RevocationStore revocations,
      AuthMetrics metrics) {
    this.sessions = sessions;
    this.outbox = outbox;
    this.revocations = revocations;
    this.metrics = metrics;
  }

  /**
   * Collects the sessions that end in one transaction. For use inside {@link #inTransaction} only.
   */
  public final class Ending {
    private final Instant now = Instant.now();
    private final List<Long> ended = new ArrayList<>();

    /** Ends one session; does nothing if it has already ended. */
    public Uni<Void> one(long accountId, long sessionId, String reason) {
      return sessions
          .end(sessionId, reason, now)
          .chain(
              mine -> mine ? publish(accountId, sessionId, reason) : Uni.createFrom().voidItem());
    }

    /** Ends all sessions of the account. */
    public Uni<Void> all(long accountId, String reason) {
      return sessions
          .endAll(accountId, reason, now)
          .invoke(ended::addAll)
          .chain(
              ids -> {
                long last = ids.stream().mapToLong(Long::longValue).max().orElse(0);
                return outbox.publish(new SessionsRevoked(accountId, reason, now, last));
              });
    }

    /** Ends all sessions except the {@code max} newest ones. */
    Uni<Void> beyond(int max, long accountId) {
      return sessions
          .endBeyond(max, accountId, "session_limit", now)
          .chain(ids -> publishEach(accountId, ids, 0));
    }

    private Uni<Void> publishEach(long accountId, List<Long> ids, int from) {
      return from == ids.size()
          ? Uni.createFrom().voidItem()
          : publish(accountId, ids.get(from), "session_limit")
              .chain(() -> publishEach(accountId, ids, from + 1));
    }

    private Uni<Void> publish(long accountId, long sessionId, String reason) {
      ended.add(sessionId);
      return outbox.publish(new SessionRevoked(accountId, sessionId, reason));
    }
  }

  /** Runs the work in one transaction and revokes the ended sessions after the commit. */
  public <T> Uni<T> inTransaction(Function<Ending, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Ending ending = new Ending();
              return Panache.withTransaction(() -> work.apply(ending))
                  .invoke(done -> metrics.sessionsEnded(ending.ended.size()))
                  .call(done -> revocations.sessionsEnded(ending.ended));
            });
  }
}
