package io.quizcast.auth.session;

import java.time.Instant;
import java.util.List;

/** A session as shown to its owner; {@code device_id} is returned exactly as it was given. */
public record SessionView(
    long id,
    String deviceId,
    String ipAddress,
    String userAgent,
    Instant createdAt,
    Instant expiresAt) {

  static SessionView of(SessionEntity session) {
    return new SessionView(
        session.id,
        session.deviceId,
        session.ipAddress,
        session.userAgent,
        session.createdAt,
        session.expiresAt);
  }

  /** The live sessions of an account. */
  public record Listing(List<SessionView> sessions, int count) {
    static Listing of(List<SessionEntity> sessions) {
      List<SessionView> views = sessions.stream().map(SessionView::of).toList();
      return new Listing(views, views.size());
    }
  }
}
