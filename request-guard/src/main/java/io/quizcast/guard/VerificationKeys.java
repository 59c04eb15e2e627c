package io.quizcast.guard;

import io.smallrye.mutiny.Uni;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * Finds the public keys of access tokens. auth-service implements it from memory; every other
 * service uses {@link RemoteVerificationKeys}.
 */
public interface VerificationKeys {

  /**
   * Returns the key with that id or null. Fails with {@link RequestRefused} 503 while no key set
   * could be read, because a caller must not be signed out by an outage of auth-service.
   */
  Uni<@Nullable PublicKey> find(String keyId);

  /** Returns the key with that id if it is in memory, else null. Never blocks. */
  @Nullable PublicKey known(String keyId);
}
