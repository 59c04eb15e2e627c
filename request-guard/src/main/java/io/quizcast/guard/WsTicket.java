package io.quizcast.guard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The content of a WebSocket ticket. auth-service, or quiz-service for a stage, stores it in Redis,
 * the gateway takes it out once.
 *
 * @param expiresAt expiry of the access token the ticket was issued for, in seconds since the
 *     epoch; of a stage the expiry of its link, when its sockets are closed
 * @param issuedAt seconds since the epoch
 * @param version of the access token; 0 for a stage
 * @param quizId the one quiz a stage may watch; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WsTicket(
    @JsonProperty("user_id") long userId,
    @JsonProperty("session_id") long sessionId,
    @JsonProperty("role") String role,
    @JsonProperty("email_verified") boolean emailVerified,
    @JsonProperty("expires_at") long expiresAt,
    @JsonProperty("issued_at") long issuedAt,
    @JsonProperty("version") int version,
    @JsonProperty("quiz_id") @Nullable Long quizId) {

  /** Role of a screen that shows a quiz to a hall: it watches, sends nothing and is not counted. */
  public static final String STAGE = "stage";

  public WsTicket(
      long userId,
      long sessionId,
      String role,
      boolean emailVerified,
      long expiresAt,
      long issuedAt,
      int version) {
    this(userId, sessionId, role, emailVerified, expiresAt, issuedAt, version, null);
  }

  /**
   * Ticket of a stage link. A link has no user and no session: its negated id stands for both. To
   * revoke it, set {@link Revocations#sessionKey} of {@link #stageSession} in Redis until the link
   * would expire; its tickets are then refused and its sockets closed within two seconds.
   */
  public static WsTicket ofStage(long linkId, long quizId, long expiresAt, long issuedAt) {
    long id = stageSession(linkId);
    return new WsTicket(id, id, STAGE, false, expiresAt, issuedAt, 0, quizId);
  }

  public static long stageSession(long linkId) {
    return -linkId;
  }

  /** The Redis key of a ticket; read it with GETDEL. */
  public static String key(String ticket) {
    return "ticket:" + ticket;
  }
}
