package io.quizcast.auth.legal;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quizcast.auth.session.Device;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Keeps the evidence, in the transaction of what was only possible with it. */
@ApplicationScoped
public class LegalAcceptances implements PanacheRepository<LegalAcceptanceEntity> {
  private static final int MOST_SHOWN = 50;

  private final LegalConfig config;

  LegalAcceptances(LegalConfig config) {
    this.config = config;
  }

  /** How somebody accepted. */
  public enum Source {
    WEB,
    MOBILE,
    /** By going on with Google below the texts. */
    GOOGLE;

    String stored() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Today's versions are accepted; which ones they are is the server's word. */
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
        .page(0, MOST_SHOWN)
        .list();
  }
}
