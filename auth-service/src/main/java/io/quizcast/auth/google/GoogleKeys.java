package io.quizcast.auth.google;

import io.quizcast.guard.keyset.KeySetCache;
import io.quizcast.guard.keyset.KeySetCache.Freshness;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Caches Google's keys for the time that their {@code Cache-Control} states, within configured
 * limits.
 */
@ApplicationScoped
class GoogleKeys {
  private static final Duration MIN_AGE = Duration.ofMinutes(1);
  private static final Freshness FRESHNESS =
      new Freshness(MIN_AGE, MIN_AGE, Duration.ofHours(1), Duration.ofDays(1));

  private final KeySetCache cache;

  @Inject
  GoogleKeys(Vertx vertx, GoogleConfig config) {
    this(vertx, config, InstantSource.system());
  }

  GoogleKeys(Vertx vertx, GoogleConfig config, InstantSource clock) {
    this.cache =
        new KeySetCache(vertx, "Google", config.keysEndpoint(), config.timeout(), FRESHNESS, clock);
  }

  /** Returns the key with that id, or empty. Fails with 503 if no key set could be read so far. */
  Uni<Optional<PublicKey>> find(String keyId) {
    return cache.find(keyId);
  }
}
