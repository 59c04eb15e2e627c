package io.quizcast.auth.session;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.guard.ClientAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Recognises the devices from which an account was used in the last 30 days, by network or by the
 * device id of the mobile app. These devices are not slowed down when somebody else guesses the
 * password.
 */
@ApplicationScoped
public class KnownDevices {
  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final int MAX_SESSIONS = 20;

  /**
   * Whether the account was recently used from this device. The query also runs for accounts that
   * do not exist, so that its timing reveals nothing.
   */
  public Uni<Boolean> knows(String email, Device device) {
    Instant since = Instant.now().minus(REMEMBERED);
    return Panache.withSession(
        () ->
            Panache.getSession()
                .chain(
                    session ->
                        session
                            .createSelectionQuery(
                                "select s from SessionEntity s"
                                    + " join AccountEntity a on a.id = s.accountId"
                                    + " where a.email = ?1 and s.lastUsedAt > ?2"
                                    + " order by s.lastUsedAt desc",
                                SessionEntity.class)
                            .setParameter(1, email)
                            .setParameter(2, since)
                            .setMaxResults(MAX_SESSIONS)
                            .getResultList())
                .map(sessions -> anyOf(sessions, device)));
  }

  private static boolean anyOf(List<SessionEntity> sessions, Device device) {
    String network = ClientAddress.bucketOf(device.ipAddress());
    return sessions.stream()
        .anyMatch(
            session ->
                ClientAddress.bucketOf(session.ipAddress).equals(network)
                    || sameApp(session, device.deviceId()));
  }

  /**
   * Whether the session belongs to this installation of the mobile app. A session without a device
   * id stores the User-Agent instead, which many devices share.
   */
  private static boolean sameApp(
      SessionEntity session, @org.jspecify.annotations.Nullable String deviceId) {
    return deviceId != null
        && !deviceId.isBlank()
        && deviceId.equals(session.deviceId)
        && !deviceId.equals(session.userAgent);
  }
}
