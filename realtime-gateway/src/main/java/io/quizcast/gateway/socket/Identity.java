package io.quizcast.gateway.socket;

import org.jspecify.annotations.Nullable;

/**
 * The user of a socket. It is taken from the ticket alone, never from a frame.
 *
 * @param expiresAt expiry of the access token, or of a stage's link, in seconds since the epoch
 * @param network keyed hash of the client's address (the /64 for IPv6); the sockets of one network
 *     share a rate limit
 * @param addressHash keyed hash of the client's address; the address itself is not kept
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
    String addressHash,
    String device,
    @Nullable Long stageQuizId) {

  /** What a socket is allowed to do. */
  public enum Role {
    PLAYER,
    /** Observes games and is never a player. */
    ADMIN,
    /**
     * A public display at the venue: it receives what everybody receives, sends nothing and is not
     * counted.
     */
    STAGE
  }

  public boolean admin() {
    return role == Role.ADMIN;
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
        userId,
        sessionId,
        role,
        true,
        openedAt,
        expiresAt,
        network,
        addressHash,
        device,
        stageQuizId);
  }
}
