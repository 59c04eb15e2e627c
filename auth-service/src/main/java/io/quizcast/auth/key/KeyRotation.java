package io.quizcast.auth.key;

import static java.util.Objects.requireNonNull;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quizcast.auth.audit.Audit;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.secret.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Optional;

/**
 * Moves signing keys through their states. Any replica may run it; an advisory lock serialises the
 * runs.
 */
@ApplicationScoped
public class KeyRotation {
  private static final int KID_BYTES = 8;

  private final SigningKeyRepository keys;
  private final KeyWrap wrap;
  private final KeyConfig config;
  private final Audit audit;

  KeyRotation(SigningKeyRepository keys, KeyWrap wrap, KeyConfig config, Audit audit) {
    this.keys = keys;
    this.wrap = wrap;
    this.config = config;
    this.audit = audit;
  }

  /** Creates the first key if there is none. */
  @WithTransaction
  Uni<Void> ensureActive() {
    return keys.lockForChange()
        .chain(() -> keys.inState(KeyState.ACTIVE))
        .chain(
            active ->
                active.isPresent()
                    ? Uni.createFrom().voidItem()
                    : create(KeyState.ACTIVE, Instant.now()));
  }

  /** Publishes the next key, activates it or deletes retired keys, depending on what is due. */
  @Scheduled(every = "30s", delayed = "10s")
  public Uni<Void> advance() {
    return advance(Instant.now());
  }

  @WithTransaction
  Uni<Void> advance(Instant now) {
    return keys.lockForChange()
        .chain(() -> keys.inState(KeyState.ACTIVE))
        .chain(active -> keys.inState(KeyState.NEXT).chain(next -> step(active, next, now)))
        .chain(
            () ->
                keys.delete(
                    "state = ?1 and retiredAt < ?2",
                    KeyState.RETIRED.stored(),
                    now.minus(config.keepRetired())))
        .replaceWithVoid();
  }

  /**
   * Replaces all keys after one has leaked. All access tokens become invalid; refresh tokens stay
   * valid.
   */
  @WithTransaction
  public Uni<Void> replaceAll() {
    Instant now = Instant.now();
    return keys.lockForChange()
        .chain(() -> keys.deleteAll())
        .chain(() -> create(KeyState.ACTIVE, now))
        .chain(
            () ->
                audit.add(
                    new Audit.Entry(
                        AuditAction.KEYS_ROTATED, null, null, null, null, "emergency")));
  }

  private Uni<Void> step(
      Optional<SigningKeyEntity> active, Optional<SigningKeyEntity> next, Instant now) {
    if (active.isEmpty()) {
      return create(KeyState.ACTIVE, now);
    }
    Instant due = requireNonNull(active.get().activatedAt).plus(config.rotateEvery());
    if (next.isEmpty()) {
      return now.isBefore(due.minus(config.publishAhead()))
          ? Uni.createFrom().voidItem()
          : create(KeyState.NEXT, now);
    }
    boolean publishedLongEnough = !now.isBefore(next.get().createdAt.plus(config.publishAhead()));
    return publishedLongEnough && !now.isBefore(due)
        ? keys.retireActive(now).chain(() -> keys.activate(next.get().kid, now)).replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> create(KeyState state, Instant now) {
    SigningKeyEntity row = new SigningKeyEntity();
    row.kid = Secrets.random(KID_BYTES);
    row.state = state.stored();
    row.createdAt = now;
    row.activatedAt = state == KeyState.ACTIVE ? now : null;
    KeyPair pair = generate();
    row.publicKey = pair.getPublic().getEncoded();
    row.privateKey = wrap.wrap(pair.getPrivate().getEncoded(), row.kid);
    return keys.persistAndFlush(row).replaceWithVoid();
  }

  private KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
