package io.quizcast.auth.session;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.session.SessionEnds.Ending;
import io.quizcast.guard.CsrfSecret;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opens, lists and ends sessions. Refreshing them is {@link RefreshService}'s. */
@ApplicationScoped
public class SessionService {
  private final SessionRepository sessions;
  private final RefreshTokenRepository tokens;
  private final AccountRepository accounts;
  private final RefreshTokens texts;
  private final AccessTokens accessTokens;
  private final SessionEnds ends;
  private final SessionConfig config;

  SessionService(
      SessionRepository sessions,
      RefreshTokenRepository tokens,
      AccountRepository accounts,
      RefreshTokens texts,
      AccessTokens accessTokens,
      SessionEnds ends,
      SessionConfig config) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.accounts = accounts;
    this.texts = texts;
    this.accessTokens = accessTokens;
    this.ends = ends;
    this.config = config;
  }

  /**
   * Opens a session inside the caller's transaction, which holds the account's lock so that the
   * count of sessions is right.
   */
  public Uni<IssuedTokens> open(AccountEntity account, Device device, Ending ending) {
    Instant now = Instant.now();
    String csrfSecret = texts.csrfSecret();
    String token = texts.first();
    SessionEntity session = new SessionEntity();
    session.accountId = account.id;
    session.deviceId = device.label();
    session.ipAddress = device.ipAddress();
    session.userAgent = device.userAgent();
    session.csrfClaim = CsrfSecret.claimOf(CsrfSecret.tokenOf(csrfSecret));
    session.createdAt = now;
    session.lastUsedAt = now;
    session.absoluteEndAt = now.plus(config.absoluteTtl());
    session.expiresAt = earlier(now.plus(config.refreshTtl()), session.absoluteEndAt);
    return sessions
        .persistAndFlush(session)
        .chain(saved -> tokens.add(saved.id, token, now, saved.expiresAt))
        .chain(() -> ending.beyond(config.most(), account.id))
        .map(
            done ->
                new IssuedTokens(
                    account.id,
                    session.id,
                    accessTokens.issue(account, session, now),
                    token,
                    csrfSecret,
                    session.expiresAt));
  }

  /** Newest first. */
  public Uni<List<SessionEntity>> list(long accountId) {
    return Panache.withSession(() -> sessions.alive(accountId, Instant.now()));
  }

  public Uni<Void> end(long accountId, long sessionId, String reason) {
    return ends.inTransaction(ending -> ending.one(accountId, sessionId, reason));
  }

  /** By its owner, from his list: 404 unknown or ended, 403 somebody else's. */
  public Uni<Void> revoke(long accountId, long sessionId, String reason) {
    return ends.inTransaction(
        ending ->
            sessions
                .findById(sessionId)
                .chain(
                    session -> {
                      if (session == null || !session.alive(Instant.now())) {
                        throw RequestRefused.of(
                            404, "session_not_found", "This session has ended already");
                      }
                      if (session.accountId != accountId) {
                        throw RequestRefused.forbidden("This is not your session");
                      }
                      return ending.one(accountId, sessionId, reason);
                    }));
  }

  public Uni<Void> endAll(long accountId, String reason) {
    return ends.inTransaction(ending -> ending.all(accountId, reason));
  }

  /** Whoever holds any token of a session may end it; an unknown token ends nothing. */
  public Uni<Void> endByToken(String token, String reason) {
    return ends.inTransaction(
        ending ->
            tokens
                .find(token)
                .chain(
                    found ->
                        found.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : sessions
                                .findById(found.get().sessionId)
                                .chain(s -> ending.one(s.accountId, s.id, reason))));
  }

  /** A session that still stands, with its account; empty when either does not. */
  public Uni<Optional<AccountEntity>> accountOf(long sessionId) {
    return Panache.withSession(
        () ->
            accounts
                .find(
                    "select a from AccountEntity a join SessionEntity s on s.accountId = a.id"
                        + " where s.id = ?1 and s.endedAt is null and s.expiresAt > ?2",
                    sessionId,
                    Instant.now())
                .firstResult()
                .map(Optional::ofNullable)
                .map(found -> found.filter(AccountEntity::inGoodStanding)));
  }

  static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
