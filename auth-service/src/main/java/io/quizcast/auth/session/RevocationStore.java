package io.quizcast.auth.session;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.guard.token.Revocations;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Writes revoked sessions and token versions to Redis, where every service reads them. PostgreSQL
 * is the source of truth: Redis is written right after a commit, again shortly after in case the
 * first write was lost, and completely after Redis has lost its data.
 */
@ApplicationScoped
public class RevocationStore {
  private static final Logger LOG = Logger.getLogger(RevocationStore.class);

  /** The name of a key that is missing if Redis has lost its data. */
  private static final String COMPLETE = "revoked:complete";

  private static final Duration OVERLAP = Duration.ofSeconds(30);
  private static final int AT_ONCE = 64;

  private final ReactiveRedisDataSource redis;
  private final SessionRepository sessions;
  private final AccountRepository accounts;
  private final Duration keep;

  RevocationStore(
      ReactiveRedisDataSource redis,
      SessionRepository sessions,
      AccountRepository accounts,
      SessionConfig config) {
    this.redis = redis;
    this.sessions = sessions;
    this.accounts = accounts;
    this.keep = config.accessTtl().plusMinutes(1);
  }

  /**
   * Must be called after the commit that ended the sessions. Never fails; a failed write is
   * repeated within seconds.
   */
  public Uni<Void> sessionsEnded(List<Long> sessionIds) {
    return sessionIds.isEmpty()
        ? Uni.createFrom().voidItem()
        : putSessions(sessionIds).onFailure().recoverWithUni(RevocationStore::later);
  }

  /** Must be called after the commit that raised the version. Never fails. */
  public Uni<Void> versionRaised(long accountId, int version) {
    return putVersion(accountId, version).onFailure().recoverWithUni(RevocationStore::later);
  }

  @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> rebuildIfEmptied() {
    return redis
        .key()
        .exists(COMPLETE)
        .chain(complete -> complete ? Uni.createFrom().voidItem() : rebuild())
        .onFailure()
        .recoverWithUni(RevocationStore::later);
  }

  /** Repeats recent writes, in case a process died between commit and write. */
  @Scheduled(
      every = "10s",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> repeatRecent() {
    return put(Instant.now().minus(OVERLAP)).onFailure().recoverWithUni(RevocationStore::later);
  }

  private Uni<Void> rebuild() {
    return put(Instant.now().minus(keep))
        .chain(() -> redis.value(String.class).set(COMPLETE, "1"))
        .invoke(() -> LOG.info("Revocations were restored in Redis"));
  }

  private Uni<Void> put(Instant since) {
    return Panache.withSession(
            () ->
                sessions
                    .endedSince(since)
                    .chain(
                        ended ->
                            accounts
                                .list("tokenVersionAt > ?1 and tokenVersion > 1", since)
                                .map(raised -> Map.entry(ended, raised))))
        .chain(
            found ->
                putSessions(found.getKey())
                    .chain(
                        () ->
                            Multi.createFrom()
                                .iterable(found.getValue())
                                .onItem()
                                .transformToUni(this::putVersion)
                                .merge(AT_ONCE)
                                .collect()
                                .last()
                                .replaceWithVoid()));
  }

  private Uni<Void> putSessions(List<Long> sessionIds) {
    return Multi.createFrom()
        .iterable(sessionIds)
        .onItem()
        .transformToUni(
            id ->
                redis.value(String.class).setex(Revocations.sessionKey(id), keep.toSeconds(), "1"))
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> putVersion(AccountEntity account) {
    return putVersion(account.id, account.tokenVersion);
  }

  private Uni<Void> putVersion(long accountId, int version) {
    return redis
        .value(String.class)
        .setex(Revocations.versionKey(accountId), keep.toSeconds(), Integer.toString(version));
  }

  private static Uni<Void> later(Throwable failure) {
    LOG.warnf("Revocations could not be written to Redis: %s", failure.getClass().getSimpleName());
    return Uni.createFrom().voidItem();
  }
}
