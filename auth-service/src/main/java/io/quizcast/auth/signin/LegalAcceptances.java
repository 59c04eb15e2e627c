package io.quizcast.auth.signin;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quizcast.auth.session.Device;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Keeps the evidence, in the transaction of the sign-up. */
@ApplicationScoped
class LegalAcceptances implements PanacheRepository<LegalAcceptanceEntity> {
  private final LegalConfig config;

  LegalAcceptances(LegalConfig config) {
    this.config = config;
  }

  Uni<Void> add(long accountId, boolean marketing, String source, Device device, Instant now) {
    LegalAcceptanceEntity row = new LegalAcceptanceEntity();
    row.accountId = accountId;
    row.tosVersion = config.tosVersion();
    row.privacyVersion = config.privacyVersion();
    row.marketingOptIn = marketing;
    row.source = source;
    row.ipAddress = device.ipAddress();
    row.userAgent = device.userAgent();
    row.acceptedAt = now;
    return persist(row).replaceWithVoid();
  }
}
