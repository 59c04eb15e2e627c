package io.quizcast.guard;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Caches the key set of auth-service. The set is read on first use, then every 30 s. An unknown key
 * id triggers another read, at most once in 5 s and never two at the same time, so that forged ids
 * cause no load.
 *
 * <p>The key resolvers of SmallRye JWT and jose4j are not used: they fetch on the calling thread,
 * which would block the event loop.
 */
@DefaultBean
@ApplicationScoped
public class RemoteVerificationKeys implements VerificationKeys {
  private static final Logger LOG = Logger.getLogger(RemoteVerificationKeys.class);
  private static final long REFRESH_MILLIS = TimeUnit.SECONDS.toMillis(30);
  private static final long UNKNOWN_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long DEADLINE_MILLIS = 2_000;

  private final HttpClient client;
  private final RequestOptions request;
  private final AtomicReference<@Nullable Future<Void>> running = new AtomicReference<>();
  private volatile Map<String, PublicKey> keys = Map.of();
  private volatile boolean known;
  private volatile long lastAsked = System.nanoTime() - UNKNOWN_NANOS;

  RemoteVerificationKeys(Vertx vertx, GuardConfig config) {
    this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(1_000));
    this.request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(config.authUrl().resolve("/.well-known/jwks.json").toString())
            .setTimeout(DEADLINE_MILLIS);
    vertx.setPeriodic(REFRESH_MILLIS, id -> refresh());
  }

  @Override
  public Uni<@Nullable PublicKey> find(String keyId) {
    PublicKey key = keys.get(keyId);
    if (key != null) {
      return Uni.createFrom().item(key);
    }
    if (known && System.nanoTime() - lastAsked < UNKNOWN_NANOS) {
      return Uni.createFrom().nullItem();
    }
    return Uni.createFrom()
        .completionStage(() -> refreshFor(keyId).toCompletionStage())
        .onFailure()
        .recoverWithNull()
        .map(
            done -> {
              if (!known) {
                throw RequestRefused.unavailable();
              }
              return keys.get(keyId);
            });
  }

  @Override
  public @Nullable PublicKey known(String keyId) {
    return keys.get(keyId);
  }

  /** Checks again under the lock, because a fetch may have ended since the look-up. */
  private synchronized Future<Void> refreshFor(String keyId) {
    return keys.containsKey(keyId) ? Future.succeededFuture() : refresh();
  }

  private synchronized Future<Void> refresh() {
    Future<Void> inFlight = running.get();
    if (inFlight != null && !inFlight.isComplete()) {
      return inFlight;
    }
    lastAsked = System.nanoTime();
    Future<Void> fetch =
        client
            .request(request)
            .compose(asked -> asked.send().compose(RemoteVerificationKeys::bodyOf))
            .<Void>map(this::read);
    running.set(fetch);
    fetch.onComplete(
        done -> {
          running.compareAndSet(fetch, null);
          if (done.failed()) {
            LOG.warnf(
                "The key set of auth-service could not be read: %s", done.cause().getMessage());
          }
        });
    return fetch;
  }

  /**
   * Compose it where the request is sent: a handler attached from another thread may miss the body.
   */
  private static Future<Buffer> bodyOf(HttpClientResponse response) {
    return response.statusCode() == 200
        ? response.body()
        : Future.failedFuture("status " + response.statusCode());
  }

  private @Nullable Void read(Buffer body) {
    Map<String, PublicKey> found = new HashMap<>();
    try {
      List<JsonWebKey> set = new JsonWebKeySet(body.toString()).getJsonWebKeys();
      for (JsonWebKey key : set) {
        if (key instanceof PublicJsonWebKey publicKey && key.getKeyId() != null) {
          found.put(key.getKeyId(), publicKey.getPublicKey());
        }
      }
    } catch (JoseException e) {
      throw new IllegalStateException("not a key set", e);
    }
    keys = Map.copyOf(found);
    known = true;
    return null;
  }
}
