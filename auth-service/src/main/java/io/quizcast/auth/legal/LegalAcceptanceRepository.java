package io.quizcast.auth.legal;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quizcast.auth.session.Device;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Stores acceptances of the terms, in the transaction of the sign-up or request that requires them.
 */
@ApplicationScoped
public class LegalAcceptanceRepository implements PanacheRepository<LegalAcceptanceEntity> {
  private static final int MAX_SHOWN = 50;

  private final LegalConfig config;

  LegalAcceptanceRepository(LegalConfig config) {
    this.config = config;
  }

  /** Where the terms were accepted. */
  public enum Source {
    WEB,
    MOBILE,
    /** Accepted by continuing with Google on a page that shows the terms. */
    GOOGLE;

    String stored() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * Records the acceptance of the current versions, which are taken from the configuration and not
   * from the request.
   */
  public Uni<Void> add(
      long accountId, boolean marketing, Source source, Device device, Instant now) {
    LegalAcceptanceEntity row = new LegalAcceptanceEntity();
    row.accountId = accountId;
    row.tosVersion = config.tosVersion();
    row.privacyVersion = config.privacyVersion();
    row.marketingOptIn = marketing;
    row.source = source.stored();
    row.ipAddress = device.ipAddress();
    row.userAgent = device.userAgent();
    row.acceptedAt = now;
    return persist(row).replaceWithVoid();
  }

  Uni<List<LegalAcceptanceEntity>> newestFirst(long accountId) {
    return find("accountId = ?1 order by acceptedAt desc, id desc", accountId)
        .page(0, MAX_SHOWN)
        .list();
  }
}
