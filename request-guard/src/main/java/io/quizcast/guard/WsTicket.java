package io.quizcast.guard;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The content of a WebSocket ticket. auth-service stores it in Redis, the gateway takes it out
 * once.
 *
 * @param expiresAt expiry of the access token the ticket was issued for, in seconds since the epoch
 * @param issuedAt seconds since the epoch
 */
public record WsTicket(
    @JsonProperty("user_id") long userId,
    @JsonProperty("session_id") long sessionId,
    @JsonProperty("role") String role,
    @JsonProperty("email_verified") boolean emailVerified,
    @JsonProperty("expires_at") long expiresAt,
    @JsonProperty("issued_at") long issuedAt) {

  /** The Redis key of a ticket; read it with GETDEL. */
  public static String key(String ticket) {
    return "ticket:" + ticket;
  }
}
