package io.quizcast.auth.session;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
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

/** Opens, lists and ends sessions. {@link RefreshService} refreshes them. */
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
   * Opens a session within the caller's transaction, which must hold the account's lock so that
   * sessions are counted correctly.
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
        .chain(() -> ending.beyond(config.maxPerAccount(), account.id))
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

  /** Returns the live sessions, newest first. */
  @WithSession
  public Uni<List<SessionEntity>> list(long accountId) {
    return sessions.alive(accountId, Instant.now());
  }

  public Uni<Void> end(long accountId, long sessionId, String reason) {
    return ends.inTransaction(ending -> ending.one(accountId, sessionId, reason));
  }

  /**
   * Ends one session on behalf of its owner. Fails with 404 for a session that is unknown, ended or
   * of another account; one answer for all three prevents anybody from probing for ids of other
   * players' sessions.
   */
  public Uni<Void> revoke(long accountId, long sessionId, String reason) {
    return ends.inTransaction(
        ending ->
            sessions
                .findById(sessionId)
                .chain(
                    session -> {
                      if (session == null
                          || !session.alive(Instant.now())
                          || session.accountId != accountId) {
                        throw RequestRefused.of(
                            404, "session_not_found", "This session has ended already");
                      }
                      return ending.one(accountId, sessionId, reason);
                    }));
  }

  public Uni<Void> endAll(long accountId, String reason) {
    return ends.inTransaction(ending -> ending.all(accountId, reason));
  }

  /**
   * Ends the session of a refresh token, whether current or spent; does nothing for an unknown
   * token.
   */
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

  /**
   * Returns the account of a live session; empty if the session has ended or the account is not
   * active.
   */
  @WithSession
  public Uni<Optional<AccountEntity>> accountOf(long sessionId) {
    return accounts
        .find(
            "select a from AccountEntity a join SessionEntity s on s.accountId = a.id"
                + " where s.id = ?1 and s.endedAt is null and s.expiresAt > ?2",
            sessionId,
            Instant.now())
        .firstResult()
        .map(Optional::ofNullable)
        .map(found -> found.filter(AccountEntity::isActive));
  }

  static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
