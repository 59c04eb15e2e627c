package io.quizcast.auth.session;

import java.time.Instant;
import java.util.List;

/**
 * A session as shown to its owner and to support; {@code device_id} is returned exactly as it was
 * given.
 *
 * @param current whether this is the session of the request
 */
public record SessionView(
    long id,
    String deviceId,
    String ipAddress,
    String userAgent,
    Instant createdAt,
    Instant expiresAt,
    boolean current) {

  static SessionView of(SessionEntity session, long callerSessionId) {
    return new SessionView(
        session.id,
        session.deviceId,
        session.ipAddress,
        session.userAgent,
        session.createdAt,
        session.expiresAt,
        session.id == callerSessionId);
  }

  /** The live sessions of an account. */
  public record Listing(List<SessionView> sessions, int count) {
    public static Listing of(List<SessionEntity> sessions, long callerSessionId) {
      List<SessionView> views =
          sessions.stream().map(session -> SessionView.of(session, callerSessionId)).toList();
      return new Listing(views, views.size());
    }
  }
}
