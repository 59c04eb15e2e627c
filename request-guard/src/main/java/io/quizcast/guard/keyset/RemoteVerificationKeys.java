package io.quizcast.guard.keyset;

import io.quarkus.arc.DefaultBean;
import io.quizcast.guard.GuardConfig;
import io.quizcast.guard.keyset.KeySetCache.Freshness;
import io.quizcast.guard.token.VerificationKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The keys of auth-service, which are read on first use and then every 30 s. They do not expire by
 * themselves, because an outage of auth-service must not sign anybody out.
 */
@DefaultBean
@ApplicationScoped
public class RemoteVerificationKeys implements VerificationKeys {
  private static final Duration REFRESH = Duration.ofSeconds(30);
  private static final Duration FOR_EVER = Duration.ofDays(36_500);
  private static final Freshness FRESHNESS =
      new Freshness(Duration.ofSeconds(5), FOR_EVER, FOR_EVER, FOR_EVER);

  private final KeySetCache cache;

  RemoteVerificationKeys(Vertx vertx, GuardConfig config) {
    this.cache =
        new KeySetCache(
            vertx,
            "auth-service",
            config.authUrl().resolve("/.well-known/jwks.json"),
            Duration.ofSeconds(2),
            FRESHNESS,
            InstantSource.system());
    vertx.setPeriodic(REFRESH.toMillis(), _ -> cache.refresh());
  }

  @Override
  public Uni<@Nullable PublicKey> find(String keyId) {
    return cache.find(keyId).map(found -> found.orElse(null));
  }

  @Override
  public @Nullable PublicKey known(String keyId) {
    return cache.known(keyId);
  }
}
