package io.quizcast.quiz.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.WsTicket;
import io.quizcast.guard.token.Revocations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Writes socket tickets and revocations of stage links to Redis, in the same form as auth-service.
 * A link takes the place of a session. Its session id is negative, so it never equals that of a
 * real session.
 */
@ApplicationScoped
class StageTickets {
  private static final Logger LOG = Logger.getLogger(StageTickets.class);
  private static final Duration TICKET_LIFETIME = Duration.ofSeconds(60);
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private final ReactiveRedisDataSource redis;
  private final ObjectMapper json;

  StageTickets(ReactiveRedisDataSource redis, ObjectMapper json) {
    this.redis = redis;
    this.json = json;
  }

  /** Issues a ticket with which one socket can be opened within a minute. */
  Uni<String> issue(long linkId, long quizId, Instant expiresAt) {
    String ticket = StageKey.create();
    String content =
        write(
            WsTicket.ofStage(
                linkId, quizId, expiresAt.getEpochSecond(), Instant.now().getEpochSecond()));
    return put(WsTicket.key(ticket), TICKET_LIFETIME, content).replaceWith(ticket);
  }

  /** Makes the gateways refuse the tickets of the link and close its sockets. */
  Uni<Void> revoke(long linkId, Instant expiresAt) {
    Duration rest = Duration.between(Instant.now(), expiresAt);
    Duration kept = rest.compareTo(TICKET_LIFETIME) < 0 ? TICKET_LIFETIME : rest;
    return put(Revocations.sessionKey(WsTicket.stageSession(linkId)), kept, "1");
  }

  private Uni<Void> put(String key, Duration lifetime, String value) {
    return redis
        .value(String.class)
        .setex(key, lifetime.toSeconds(), value)
        .ifNoItem()
        .after(DEADLINE)
        .fail()
        .onFailure()
        .transform(
            failure -> {
              LOG.warnf(
                  "Redis refused a stage ticket or revocation: %s",
                  failure.getClass().getSimpleName());
              return RequestRefused.unavailable();
            });
  }

  private String write(WsTicket ticket) {
    try {
      return json.writeValueAsString(ticket);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
