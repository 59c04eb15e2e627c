package io.quizcast.gateway.socket;

/**
 * Who is at the other end: from the ticket alone, never from a frame.
 *
 * @param expiresAt end of the access token, epoch seconds
 * @param addressHash keyed hash of the client's address; the address itself is not kept
 * @param device short label made from the user agent
 */
public record Identity(
    long userId,
    long sessionId,
    boolean admin,
    boolean emailVerified,
    long openedAt,
    long expiresAt,
    String addressHash,
    String device) {

  /** The same user once his address is verified. */
  Identity verified() {
    return new Identity(userId, sessionId, admin, true, openedAt, expiresAt, addressHash, device);
  }
}
