package io.quizcast.quiz.players;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Who is kept out of quizzes. The owners of running games read the standing bans every second and
 * put them into each game's log.
 */
@ApplicationScoped
public class PlayerBans implements PanacheRepositoryBase<PlayerBan, Long> {
  /** Each game carries all of them in one event. */
  private static final int MOST_STANDING = 10_000;

  private static final String STANDING = "userId = ?1 and liftedAt is null";

  private final AuditLog audit;

  PlayerBans(AuditLog audit) {
    this.audit = audit;
  }

  /** A second ban of the same player changes nothing. */
  @WithTransaction
  public Uni<Void> ban(long userId, String reason, long actor) {
    return count("liftedAt is null")
        .chain(
            standing -> {
              if (standing >= MOST_STANDING) {
                throw Refusal.CONFLICT.because("no more than " + MOST_STANDING + " bans can stand");
              }
              return count(STANDING, userId);
            })
        .chain(known -> known > 0 ? Uni.createFrom().voidItem() : insert(userId, reason, actor));
  }

  private Uni<Void> insert(long userId, String reason, long actor) {
    PlayerBan ban = new PlayerBan();
    ban.userId = userId;
    ban.reason = reason;
    ban.bannedBy = actor;
    ban.createdAt = Instant.now();
    return persistAndFlush(ban)
        .chain(() -> audit.record(actor, "ban", "user", userId, Map.of("reason", reason)));
  }

  @WithTransaction
  Uni<Void> lift(long userId, long actor) {
    return find(STANDING, userId)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .invoke(
            ban -> {
              ban.liftedAt = Instant.now();
              ban.liftedBy = actor;
            })
        .chain(() -> audit.record(actor, "lift_ban", "user", userId, Map.of()));
  }

  /** Newest first. */
  @WithSession
  Uni<List<PlayerBan>> standing() {
    return list("liftedAt is null", Sort.descending("id"));
  }
}
