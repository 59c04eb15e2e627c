package io.quizcast.auth.session;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.audit.Audit;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.session.SessionEnds.Ending;
import io.quizcast.auth.telemetry.AuthMetrics;
import io.quizcast.auth.telemetry.AuthMetrics.Refresh;
import io.quizcast.guard.CsrfSecret;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.token.TokenRefusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges a refresh token for its successor.
 *
 * <p>A token can be spent once. If it is used again within the grace period, the current token of
 * its family is returned, so that a second tab or a client that lost the answer stays signed in.
 * The current token may be several steps ahead, because tabs refresh in a burst. A later use
 * indicates theft and ends the whole session.
 */
@ApplicationScoped
public class RefreshService {
  /** Maximum number of steps that are followed from a spent token to the current one. */
  private static final int MAX_STEPS = 16;

  private final SessionRepository sessions;
  private final RefreshTokenRepository tokens;
  private final AccountRepository accounts;
  private final RefreshTokens texts;
  private final AccessTokens accessTokens;
  private final SessionEnds ends;
  private final Audit audit;
  private final SessionConfig config;
  private final AuthMetrics metrics;

  RefreshService(
      SessionRepository sessions,
      RefreshTokenRepository tokens,
      AccountRepository accounts,
      RefreshTokens texts,
      AccessTokens accessTokens,
      SessionEnds ends,
      Audit audit,
      SessionConfig config,
      AuthMetrics metrics) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.accounts = accounts;
    this.texts = texts;
    this.accessTokens = accessTokens;
    this.ends = ends;
    this.audit = audit;
    this.config = config;
    this.metrics = metrics;
  }

  /**
   * The outcome of a transaction that is committed even if the token is refused, because the
   * refusal may have ended its session.
   */
  private sealed interface Outcome {
    record Issued(Refresh how, IssuedTokens tokens) implements Outcome {}

    record Refused(Refresh how, RequestRefused answer) implements Outcome {}
  }

  private static final Outcome DEAD =
      new Outcome.Refused(Refresh.DEAD, RequestRefused.token(TokenRefusal.INVALID));

  private static final Outcome REUSED =
      new Outcome.Refused(Refresh.REUSED, RequestRefused.token(TokenRefusal.INVALID));

  private static final Outcome FOREIGN_COOKIE =
      new Outcome.Refused(
          Refresh.DEAD,
          RequestRefused.of(403, "csrf_mismatch", "The CSRF token does not fit the session"));

  /**
   * Exchanges a token. Fails with {@link RequestRefused} 401 {@code token_invalid}, or 403 {@code
   * csrf_mismatch} if the CSRF secret belongs to another session.
   *
   * @param csrfSecret the secret in the browser's cookie; null for clients without one
   */
  public Uni<IssuedTokens> refresh(String token, Device device, @Nullable String csrfSecret) {
    Instant now = Instant.now();
    return ends.inTransaction(
            ending ->
                tokens
                    .lock(token)
                    .chain(
                        found ->
                            found.isEmpty()
                                ? Uni.createFrom().item(DEAD)
                                : judge(found.get(), token, device, csrfSecret, now, ending)))
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.Issued issued -> {
                    metrics.refresh(issued.how());
                    yield issued.tokens();
                  }
                  case Outcome.Refused refused -> {
                    metrics.refresh(refused.how());
                    throw refused.answer();
                  }
                });
  }

  private Uni<Outcome> judge(
      RefreshTokenEntity found,
      String token,
      Device device,
      @Nullable String csrfSecret,
      Instant now,
      Ending ending) {
    return sessions
        .lock(found.sessionId)
        .chain(
            session ->
                accounts
                    .findById(session.accountId)
                    .chain(
                        account -> {
                          if (!session.alive(now) || !account.isActive()) {
                            return Uni.createFrom().item(DEAD);
                          }
                          if (csrfSecret != null && !belongs(csrfSecret, session)) {
                            return Uni.createFrom().item(FOREIGN_COOKIE);
                          }
                          Request request = new Request(session, account, device, csrfSecret, now);
                          if (found.spentAt == null) {
                            return rotate(found, token, request);
                          }
                          return now.isBefore(found.spentAt.plus(config.grace()))
                              ? followLineage(token, request, 0)
                              : endFamily(request, ending);
                        }));
  }

  private record Request(
      SessionEntity session,
      AccountEntity account,
      Device device,
      @Nullable String csrfSecret,
      Instant now) {}

  private Uni<Outcome> rotate(RefreshTokenEntity spent, String token, Request request) {
    SessionEntity session = request.session();
    if (!request.now().isBefore(spent.expiresAt)) {
      return Uni.createFrom().item(DEAD);
    }
    String successor = texts.successorOf(token, session.id);
    session.lastUsedAt = request.now();
    session.ipAddress = request.device().ipAddress();
    session.userAgent = request.device().userAgent();
    session.expiresAt =
        SessionService.earlier(request.now().plus(config.refreshTtl()), session.absoluteEndAt);
    String deviceId = request.device().deviceId();
    if (deviceId != null) {
      session.deviceId = deviceId;
    }
    return tokens
        .spend(spent.id, request.now())
        .chain(() -> tokens.add(session.id, successor, request.now(), session.expiresAt))
        .map(added -> issued(Refresh.ROTATED, request, successor));
  }

  private Uni<Outcome> followLineage(String token, Request request, int steps) {
    String successor = texts.successorOf(token, request.session().id);
    return tokens
        .find(successor)
        .chain(
            next -> {
              if (next.isEmpty() || steps == MAX_STEPS) {
                return Uni.createFrom().item(DEAD);
              }
              return next.get().spentAt == null
                  ? Uni.createFrom().item(issued(Refresh.GRACE, request, successor))
                  : followLineage(successor, request, steps + 1);
            });
  }

  private Uni<Outcome> endFamily(Request request, Ending ending) {
    long accountId = request.account().id;
    long sessionId = request.session().id;
    return ending
        .one(accountId, sessionId, "refresh_reused")
        .chain(
            () ->
                audit.add(
                    new Audit.Entry(
                        AuditAction.REFRESH_REUSED,
                        null,
                        accountId,
                        sessionId,
                        request.device().ipAddress(),
                        null)))
        .replaceWith(REUSED);
  }

  private Outcome issued(Refresh how, Request request, String refreshToken) {
    return new Outcome.Issued(
        how,
        new IssuedTokens(
            request.account().id,
            request.session().id,
            accessTokens.issue(request.account(), request.session(), request.now()),
            refreshToken,
            request.csrfSecret(),
            request.session().expiresAt));
  }

  private static boolean belongs(String csrfSecret, SessionEntity session) {
    return CsrfSecret.same(CsrfSecret.claimOf(CsrfSecret.tokenOf(csrfSecret)), session.csrfClaim);
  }

  /** The expiry times of a token that can be refreshed. */
  public record Alive(Instant accessExpiresAt, Instant refreshExpiresAt) {}

  /** Inspects a token without spending it; empty if it can no longer be refreshed. */
  public Uni<Optional<Alive>> inspect(String token) {
    Instant now = Instant.now();
    return Panache.withSession(
        () ->
            tokens
                .find(token)
                .chain(
                    found ->
                        found.isEmpty()
                            ? Uni.createFrom().item(Optional.<Alive>empty())
                            : sessions
                                .findById(found.get().sessionId)
                                .map(session -> inspect(found.get(), session, now))));
  }

  private Optional<Alive> inspect(RefreshTokenEntity token, SessionEntity session, Instant now) {
    boolean usable =
        session.alive(now)
            && now.isBefore(token.expiresAt)
            && (token.spentAt == null || now.isBefore(token.spentAt.plus(config.grace())));
    return usable
        ? Optional.of(new Alive(token.issuedAt.plus(config.accessTtl()), token.expiresAt))
        : Optional.empty();
  }
}
