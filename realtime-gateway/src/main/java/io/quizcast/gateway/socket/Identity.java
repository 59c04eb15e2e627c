package io.quizcast.gateway.socket;

import io.quizcast.guard.WsTicket;
import org.jspecify.annotations.Nullable;

/**
 * The user of a socket. It is taken from the ticket alone, never from a frame.
 *
 * @param expiresAt expiry of the access token, or of a stage's link, in seconds since the epoch
 * @param network keyed hash of the client's address (the /64 for IPv6, because one subscriber
 *     controls it); the sockets of one network share a rate limit. The address itself is not kept.
 * @param device short label derived from the user agent
 * @param stageQuizId the only quiz that a stage may watch; null for everybody else
 */
public record Identity(
    long userId,
    long sessionId,
    Role role,
    boolean emailVerified,
    long openedAt,
    long expiresAt,
    String network,
    String device,
    @Nullable Long stageQuizId) {

  /** What a socket is allowed to do. */
  public enum Role {
    PLAYER,
    /** Observes games and is never a player. */
    ADMIN,
    /** A user who can read the right options. They watch without live counts and never play. */
    OBSERVER,
    /**
     * A public display at the venue. It receives what everybody receives, sends nothing and is not
     * counted.
     */
    STAGE;

    /** The role that a ticket names. */
    public static Role of(String ticketRole) {
      return switch (ticketRole) {
        case WsTicket.ADMIN -> ADMIN;
        case WsTicket.OBSERVER -> OBSERVER;
        case WsTicket.STAGE -> STAGE;
        default -> PLAYER;
      };
    }
  }

  public boolean admin() {
    return role == Role.ADMIN;
  }

  /** Whether this person never plays. False for a stage, which is not a person. */
  public boolean watches() {
    return role == Role.ADMIN || role == Role.OBSERVER;
  }

  public boolean plays() {
    return role == Role.PLAYER;
  }

  public boolean stage() {
    return role == Role.STAGE;
  }

  /** Returns the same user with a verified e-mail address. */
  Identity verified() {
    return new Identity(
        userId, sessionId, role, true, openedAt, expiresAt, network, device, stageQuizId);
  }
}
