package io.quizcast.guard.keyset;

import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Caches a JSON Web Key Set published by another server. Never blocks a thread, runs one fetch at a
 * time, and keeps the last set while its source is unavailable. Unknown key ids trigger a fetch
 * only after a pause, so that forged ids cause no load. Thread-safe.
 */
public final class KeySetCache {
  private static final Logger LOG = Logger.getLogger(KeySetCache.class);
  private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d{1,9})");

  private final String name;
  private final Freshness freshness;
  private final HttpClient client;
  private final RequestOptions request;
  private final InstantSource clock;
  private volatile KeySet set = new KeySet(Map.of(), Instant.EPOCH);
  private Instant lastFetch = Instant.EPOCH;
  private @Nullable Future<Void> running;

  /**
   * @param unknownKeyPause minimum time between two fetches that unknown key ids trigger
   * @param min minimum lifetime of a set, whatever {@code Cache-Control} says
   * @param usual lifetime of a set without {@code Cache-Control}
   * @param max maximum lifetime of a set
   */
  public record Freshness(Duration unknownKeyPause, Duration min, Duration usual, Duration max) {
    private Duration of(@Nullable String cacheControl) {
      Matcher found = MAX_AGE.matcher(cacheControl == null ? "" : cacheControl);
      if (!found.find()) {
        return usual;
      }
      Duration given = Duration.ofSeconds(Long.parseLong(found.group(1)));
      return given.compareTo(min) < 0 ? min : given.compareTo(max) > 0 ? max : given;
    }
  }

  private record KeySet(Map<String, PublicKey> keys, Instant freshUntil) {}

  /**
   * @param name the name of the publisher, for the log
   * @param timeout time-out of one fetch
   */
  public KeySetCache(
      Vertx vertx,
      String name,
      URI source,
      Duration timeout,
      Freshness freshness,
      InstantSource clock) {
    this.name = name;
    this.freshness = freshness;
    this.client =
        vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) timeout.toMillis()));
    this.request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(source.toString())
            .setTimeout(timeout.toMillis());
    this.clock = clock;
  }

  /** Returns the key with that id if it is in memory, otherwise null. */
  public @Nullable PublicKey known(String keyId) {
    return set.keys().get(keyId);
  }

  /**
   * Returns the key with that id, or empty. Fails with 503 if no set could be read so far.
   * Completes on the caller's context, even if another caller started the fetch.
   */
  public Uni<Optional<PublicKey>> find(String keyId) {
    KeySet now = set;
    PublicKey key = now.keys().get(keyId);
    if (key != null && clock.instant().isBefore(now.freshUntil())) {
      return Uni.createFrom().item(Optional.of(key));
    }
    Context caller = Vertx.currentContext();
    Uni<Optional<PublicKey>> found =
        Uni.createFrom()
            .completionStage(() -> current(keyId).toCompletionStage())
            .map(current -> Optional.ofNullable(current.keys().get(keyId)));
    return caller == null ? found : found.emitOn(task -> caller.runOnContext(_ -> task.run()));
  }

  private synchronized Future<KeySet> current(String keyId) {
    KeySet last = set;
    Instant now = clock.instant();
    boolean fresh = now.isBefore(last.freshUntil());
    boolean pausing = now.isBefore(lastFetch.plus(freshness.unknownKeyPause())) && running == null;
    if (fresh && (last.keys().containsKey(keyId) || pausing)) {
      return Future.succeededFuture(last);
    }
    return refresh()
        .map(_ -> set)
        .recover(
            unavailable ->
                set.keys().isEmpty()
                    ? Future.failedFuture(RequestRefused.unavailable())
                    : Future.succeededFuture(set));
  }

  /** Fetches the set, or joins a fetch that is in progress. */
  public synchronized Future<Void> refresh() {
    Future<Void> inFlight = running;
    if (inFlight != null) {
      return inFlight;
    }
    lastFetch = clock.instant();
    Future<Void> fetch =
        client.request(request).compose(sent -> sent.send().compose(this::read)).mapEmpty();
    running = fetch;
    fetch.onComplete(
        done -> {
          ended();
          if (done.failed()) {
            LOG.warnf("The key set of %s could not be read: %s", name, done.cause().getMessage());
          }
        });
    return fetch;
  }

  private synchronized void ended() {
    running = null;
  }

  /**
   * Must be composed where the request is sent, because a handler that is attached from another
   * thread may miss the body.
   */
  private Future<Void> read(HttpClientResponse response) {
    if (response.statusCode() != 200) {
      return Future.failedFuture("status " + response.statusCode());
    }
    Duration keep = freshness.of(response.getHeader("Cache-Control"));
    return response.body().map(body -> store(body, keep));
  }

  private synchronized @Nullable Void store(Buffer body, Duration keep) {
    Map<String, PublicKey> found = new HashMap<>();
    try {
      for (JsonWebKey key : new JsonWebKeySet(body.toString()).getJsonWebKeys()) {
        if (key instanceof PublicJsonWebKey publicKey && key.getKeyId() != null) {
          found.put(key.getKeyId(), publicKey.getPublicKey());
        }
      }
    } catch (JoseException e) {
      throw new IllegalStateException("not a key set", e);
    }
    set = new KeySet(Map.copyOf(found), clock.instant().plus(keep));
    return null;
  }
}
