package io.quizcast.gateway.socket;

import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end: from the ticket alone, never from a frame.
 *
 * @param expiresAt end of the access token, or of a stage's link, in seconds since the epoch
 * @param network keyed hash of the client's address, of IPv6 the /64; sockets of one network share
 *     a budget
 * @param addressHash keyed hash of the client's address; the address itself is not kept
 * @param device short label made from the user agent
 * @param stageQuizId the only quiz a stage watches; null for everybody else
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

  /** What a socket may do. */
  public enum Role {
    PLAYER,
    /** Observes games and is never a player. */
    ADMIN,
    /** A hall's screen: receives what all receive, sends nothing, is not counted. */
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

  /** The same user with a verified e-mail address. */
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
