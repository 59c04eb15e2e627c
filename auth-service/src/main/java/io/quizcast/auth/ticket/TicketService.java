package io.quizcast.auth.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quizcast.auth.profile.VerifiedEmails;
import io.quizcast.auth.secret.Secrets;
import io.quizcast.auth.session.SessionService;
import io.quizcast.auth.telemetry.AuthMetrics;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.WsTicket;
import io.quizcast.guard.token.AccessToken;
import io.quizcast.guard.token.TokenRefusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jboss.logging.Logger;

/**
 * Issues WebSocket tickets. A ticket is opaque, bound to the caller's session, and valid once
 * within one minute.
 */
@ApplicationScoped
class TicketService {
  private static final Logger LOG = Logger.getLogger(TicketService.class);
  private static final Duration TTL = Duration.ofSeconds(60);
  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final int BYTES = 32;

  private final VerifiedEmails emails;
  private final SessionService sessions;
  private final ReactiveRedisDataSource redis;
  private final ObjectMapper json;
  private final AuthMetrics metrics;

  TicketService(
      VerifiedEmails emails,
      SessionService sessions,
      ReactiveRedisDataSource redis,
      ObjectMapper json,
      AuthMetrics metrics) {
    this.emails = emails;
    this.sessions = sessions;
    this.redis = redis;
    this.json = json;
    this.metrics = metrics;
  }

  /** Issues a ticket. Fails as for an invalid token if the session or the account has ended. */
  Uni<String> issue(AccessToken caller) {
    return emails
        .of(caller.userId(), () -> verified(caller))
        .chain(verified -> put(caller, verified));
  }

  private Uni<Boolean> verified(AccessToken caller) {
    return sessions
        .accountOf(caller.sessionId())
        .map(
            account ->
                account.orElseThrow(() -> RequestRefused.token(TokenRefusal.INVALID))
                        .emailVerifiedAt
                    != null);
  }

  private Uni<String> put(AccessToken caller, boolean emailVerified) {
    String ticket =
        Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.randomBytes(BYTES));
    WsTicket content =
        new WsTicket(
            caller.userId(),
            caller.sessionId(),
            WsTicket.roleOf(caller.permissions()),
            emailVerified,
            caller.expiresAt().getEpochSecond(),
            Instant.now().getEpochSecond(),
            caller.version());
    return redis
        .value(String.class)
        .setex(WsTicket.key(ticket), TTL.toSeconds(), write(content))
        .ifNoItem()
        .after(DEADLINE)
        .fail()
        .onFailure()
        .transform(
            failure -> {
              LOG.warnf("A ticket could not be stored: %s", failure.getClass().getSimpleName());
              return RequestRefused.unavailable();
            })
        .invoke(metrics::ticket)
        .replaceWith(ticket);
  }

  private String write(WsTicket ticket) {
    try {
      return json.writeValueAsString(ticket);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
