package io.quizcast.quiz.players;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * Bans players from all quizzes and lifts bans. The owners of running games read the active bans
 * once a second and send them to each game.
 */
@ApplicationScoped
public class PlayerBanService {
  /** Maximum number of active bans, because every game gets all of them in one event. */
  private static final int MAX_ACTIVE = 10_000;

  private final PlayerBanRepository bans;
  private final AuditLog audit;
  private final PlayerHashes hashes;

  PlayerBanService(PlayerBanRepository bans, AuditLog audit, PlayerHashes hashes) {
    this.hashes = hashes;
    this.bans = bans;
    this.audit = audit;
  }

  /** Idempotent: banning a banned player again changes nothing. */
  @WithTransaction
  public Uni<Void> ban(long userId, String reason, long actor) {
    return bans.countActive()
        .chain(
            active -> {
              if (active >= MAX_ACTIVE) {
                throw Refusal.CONFLICT.because(
                    "no more than " + MAX_ACTIVE + " bans can be active");
              }
              return bans.activeOf(userId);
            })
        .chain(
            known ->
                known.isPresent() ? Uni.createFrom().voidItem() : insert(userId, reason, actor));
  }

  private Uni<Void> insert(long userId, String reason, long actor) {
    PlayerBanEntity ban = new PlayerBanEntity();
    ban.userId = userId;
    ban.reason = reason;
    ban.bannedBy = actor;
    ban.createdAt = Instant.now();
    return bans.mailHashOf(userId)
        .invoke(hash -> ban.mailHash = hash.orElse(null))
        .chain(() -> bans.persistAndFlush(ban))
        .chain(() -> audit.record(actor, "ban", "user", userId, Map.of("reason", reason)));
  }

  /** Remembers the device of a banned player for as long as the ban lasts. */
  @WithTransaction
  public Uni<Void> rememberDevice(long userId, String addressHash, String device) {
    byte[] hash = HexFormat.of().parseHex(hashes.ofDevice(addressHash, device));
    return bans.activeOf(userId)
        .invoke(found -> found.ifPresent(ban -> ban.deviceHash = hash))
        .replaceWithVoid();
  }

  @WithTransaction
  Uni<Void> lift(long userId, long actor) {
    return bans.activeOf(userId)
        .invoke(
            found -> {
              PlayerBanEntity ban = found.orElseThrow(Refusal::notFound);
              ban.liftedAt = Instant.now();
              ban.liftedBy = actor;
              ban.mailHash = null;
              ban.deviceHash = null;
            })
        .chain(() -> audit.record(actor, "lift_ban", "user", userId, Map.of()));
  }
}
