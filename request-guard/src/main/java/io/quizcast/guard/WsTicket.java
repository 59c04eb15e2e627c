package io.quizcast.guard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.token.Revocations;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of a WebSocket ticket. auth-service stores it in Redis (quiz-service does so for a
 * stage), and the gateway removes it when it is redeemed.
 *
 * @param expiresAt expiry of the access token that the ticket was issued for, in seconds since the
 *     epoch; for a stage the expiry of its link, at which its sockets are closed
 * @param issuedAt in seconds since the epoch
 * @param version the version of the access token; 0 for a stage
 * @param quizId the only quiz that a stage may watch; null otherwise
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

  /** The role of somebody who controls games: they watch, never play, and receive live counts. */
  public static final String ADMIN = Permission.ADMIN;

  /** The role of somebody who can read the right options: they watch and never play. */
  public static final String OBSERVER = "observer";

  /**
   * The role of a public display that shows a quiz at the venue: it watches, sends nothing, and is
   * not counted.
   */
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
   * Creates the ticket of a stage link. A link has neither a user nor a session, so its negated id
   * stands for both. To revoke a link, set {@link Revocations#sessionKey} of {@link #stageSession}
   * in Redis until the link would expire. Its tickets are then refused, and its sockets are closed
   * within two seconds.
   */
  public static WsTicket ofStage(long linkId, long quizId, long expiresAt, long issuedAt) {
    long id = stageSession(linkId);
    return new WsTicket(id, id, STAGE, false, expiresAt, issuedAt, 0, quizId);
  }

  /** Returns the role of a user's ticket. */
  public static String roleOf(Set<String> permissions) {
    if (permissions.contains(Permission.GAMES)) {
      return ADMIN;
    }
    return permissions.contains(Permission.QUIZZES) ? OBSERVER : "user";
  }

  public static long stageSession(long linkId) {
    return -linkId;
  }

  /** The Redis key of a ticket; read it with GETDEL. */
  public static String key(String ticket) {
    return "ticket:" + ticket;
  }
}
