package io.quizcast.guard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The content of a WebSocket ticket. auth-service stores it in Redis, the gateway takes it out
 * once.
 *
 * @param expiresAt expiry of the access token the ticket was issued for, in seconds since the epoch
 * @param issuedAt seconds since the epoch
 * @param quizId the only quiz of a stage; absent in tickets of accounts
 */
public record WsTicket(
    @JsonProperty("user_id") long userId,
    @JsonProperty("session_id") long sessionId,
    @JsonProperty("role") String role,
    @JsonProperty("email_verified") boolean emailVerified,
    @JsonProperty("expires_at") long expiresAt,
    @JsonProperty("issued_at") long issuedAt,
    @JsonProperty("quiz_id") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long quizId) {
  /** The role of a socket that shows one quiz, is no player and can send nothing. */
  public static final String STAGE = "stage";

  /** The ticket of an account, which may enter every quiz. */
  public WsTicket(
      long userId,
      long sessionId,
      String role,
      boolean emailVerified,
      long expiresAt,
      long issuedAt) {
    this(userId, sessionId, role, emailVerified, expiresAt, issuedAt, null);
  }

  /** The ticket of a stage link: no user, and the link in the place of a session. */
  public static WsTicket ofStage(long linkId, long quizId, Instant expiresAt, Instant now) {
    return new WsTicket(
        0,
        stageSession(linkId),
        STAGE,
        false,
        expiresAt.getEpochSecond(),
        now.getEpochSecond(),
        quizId);
  }

  /** The session id of a stage link, negative so that no account has it. */
  public static long stageSession(long linkId) {
    return -linkId;
  }

  /** The Redis key of a ticket; read it with GETDEL. */
  public static String key(String ticket) {
    return "ticket:" + ticket;
  }
}
