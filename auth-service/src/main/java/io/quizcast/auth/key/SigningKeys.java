package io.quizcast.auth.key;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.token.VerificationKeys;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jspecify.annotations.Nullable;

/**
 * Holds the decrypted signing keys in memory. Reads them every 5 s, so that a key that another
 * replica has published is known long before it is used.
 */
@ApplicationScoped
public class SigningKeys implements VerificationKeys {
  private static final long UNKNOWN_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final SigningKeyRepository repository;
  private final KeyRotation rotation;
  private final KeyWrap wrap;
  private volatile Loaded loaded = new Loaded(null, Map.of(), "{\"keys\":[]}");
  private volatile long lastReload = System.nanoTime();

  SigningKeys(SigningKeyRepository repository, KeyRotation rotation, KeyWrap wrap) {
    this.repository = repository;
    this.rotation = rotation;
    this.wrap = wrap;
  }

  /** The key that is currently used for signing. */
  public record Active(String kid, PrivateKey key) {}

  private record Loaded(@Nullable Active active, Map<String, PublicKey> verifying, String jwks) {}

  /**
   * Runs in an observer, because an initialiser would hold the bean's lock while the event loop
   * works.
   */
  void load(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent started) {
    try {
      VertxContextSupport.subscribeAndAwait(() -> rotation.ensureActive().chain(this::reload));
    } catch (Throwable failure) {
      throw new IllegalStateException("The signing keys could not be read", failure);
    }
  }

  /**
   * @throws RequestRefused 503 while there is no active key
   */
  public Active active() {
    Active active = loaded.active();
    if (active == null) {
      throw RequestRefused.unavailable();
    }
    return active;
  }

  /** Whether there is an active key. */
  boolean ready() {
    return loaded.active() != null;
  }

  /** The published key set as JSON. */
  public String jwks() {
    return loaded.jwks();
  }

  @Override
  public Uni<@Nullable PublicKey> find(String keyId) {
    PublicKey key = loaded.verifying().get(keyId);
    if (key != null) {
      return Uni.createFrom().item(key);
    }
    if (System.nanoTime() - lastReload < UNKNOWN_NANOS) {
      return Uni.createFrom().nullItem();
    }
    lastReload = System.nanoTime();
    return reload().map(done -> loaded.verifying().get(keyId));
  }

  @Override
  public @Nullable PublicKey known(String keyId) {
    return loaded.verifying().get(keyId);
  }

  /** Reads the keys from the database. */
  @Scheduled(every = "5s", delayed = "5s")
  public Uni<Void> reload() {
    return Panache.withSession(repository::listAll)
        .invoke(rows -> loaded = read(rows))
        .replaceWithVoid();
  }

  private Loaded read(List<SigningKeyEntity> rows) {
    Active active = null;
    Map<String, PublicKey> verifying = new HashMap<>();
    List<JsonWebKey> published = new ArrayList<>();
    try {
      KeyFactory factory = KeyFactory.getInstance("EC");
      for (SigningKeyEntity row : rows) {
        PublicKey publicKey = factory.generatePublic(new X509EncodedKeySpec(row.publicKey));
        verifying.put(row.kid, publicKey);
        EllipticCurveJsonWebKey jwk = new EllipticCurveJsonWebKey((ECPublicKey) publicKey);
        jwk.setKeyId(row.kid);
        jwk.setAlgorithm("ES256");
        jwk.setUse("sig");
        published.add(jwk);
        if (row.state.equals(KeyState.ACTIVE.stored())) {
          active = activeOf(row, factory);
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return new Loaded(
        active,
        Map.copyOf(verifying),
        new JsonWebKeySet(published).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
  }

  private Active activeOf(SigningKeyEntity row, KeyFactory factory)
      throws GeneralSecurityException {
    Active known = loaded.active();
    return known != null && known.kid().equals(row.kid)
        ? known
        : new Active(
            row.kid,
            factory.generatePrivate(new PKCS8EncodedKeySpec(wrap.unwrap(row.privateKey, row.kid))));
  }
}
