package io.quizcast.auth.google;

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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
 * Caches Google's key set for as long as its {@code Cache-Control} says, between a minute and a
 * day. An unknown key id triggers at most one fetch a minute and never two at the same time, so
 * that forged ids cause no load. Expired keys stay in use while Google cannot be reached.
 */
@ApplicationScoped
class GoogleKeys {
  private static final Logger LOG = Logger.getLogger(GoogleKeys.class);
  private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d{1,9})");
  private static final Duration MIN_AGE = Duration.ofMinutes(1);
  private static final Duration DEFAULT_AGE = Duration.ofHours(1);
  private static final Duration MAX_AGE_KEPT = Duration.ofDays(1);

  private final HttpClient client;
  private final RequestOptions request;
  private final InstantSource clock;
  private Set set = new Set(Map.of(), Instant.EPOCH, Instant.EPOCH);
  private @Nullable Future<Void> running;

  @Inject
  GoogleKeys(Vertx vertx, GoogleConfig config) {
    this(vertx, config, InstantSource.system());
  }

  GoogleKeys(Vertx vertx, GoogleConfig config, InstantSource clock) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout((int) config.timeout().toMillis()));
    this.request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(config.keysEndpoint().toString())
            .setTimeout(config.timeout().toMillis());
    this.clock = clock;
  }

  private record Set(Map<String, PublicKey> keys, Instant readAt, Instant freshUntil) {}

  /**
   * Returns the key with that id or empty. Fails with 503 while no key set could be read. Answers
   * on the caller's context, even if the fetch was started by another caller.
   */
  Uni<Optional<PublicKey>> find(String keyId) {
    Context caller = Vertx.currentContext();
    Uni<Optional<PublicKey>> found =
        Uni.createFrom()
            .completionStage(() -> current(keyId).toCompletionStage())
            .map(known -> Optional.ofNullable(known.keys().get(keyId)));
    return caller == null ? found : found.emitOn(task -> caller.runOnContext(ready -> task.run()));
  }

  private synchronized Future<Set> current(String keyId) {
    Instant now = clock.instant();
    boolean fresh = now.isBefore(set.freshUntil());
    boolean fetchedRecently = now.isBefore(set.readAt().plus(MIN_AGE));
    if (fresh && (set.keys().containsKey(keyId) || fetchedRecently)) {
      return Future.succeededFuture(set);
    }
    return fetch()
        .map(done -> known())
        .recover(
            failure -> {
              Set last = known();
              return last.keys().isEmpty()
                  ? Future.failedFuture(RequestRefused.unavailable())
                  : Future.succeededFuture(last);
            });
  }

  private synchronized Set known() {
    return set;
  }

  private Future<Void> fetch() {
    Future<Void> inFlight = running;
    if (inFlight != null && !inFlight.isComplete()) {
      return inFlight;
    }
    Future<Void> fetch =
        client.request(request).compose(asked -> asked.send().compose(this::bodyOf)).mapEmpty();
    running = fetch;
    return fetch.onFailure(
        failure ->
            LOG.warnf(
                "Google's key set could not be read: %s", failure.getClass().getSimpleName()));
  }

  private Future<Void> bodyOf(HttpClientResponse response) {
    if (response.statusCode() != 200) {
      return Future.failedFuture(new IllegalStateException("status " + response.statusCode()));
    }
    Duration keep = maxAge(response.getHeader("Cache-Control"));
    return response.body().map(body -> read(body, keep));
  }

  private synchronized @Nullable Void read(Buffer body, Duration keep) {
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
    Instant now = clock.instant();
    set = new Set(Map.copyOf(found), now, now.plus(keep));
    return null;
  }

  private static Duration maxAge(@Nullable String cacheControl) {
    Matcher found = MAX_AGE.matcher(cacheControl == null ? "" : cacheControl);
    if (!found.find()) {
      return DEFAULT_AGE;
    }
    Duration given = Duration.ofSeconds(Long.parseLong(found.group(1)));
    return given.compareTo(MIN_AGE) < 0
        ? MIN_AGE
        : given.compareTo(MAX_AGE_KEPT) > 0 ? MAX_AGE_KEPT : given;
  }
}
