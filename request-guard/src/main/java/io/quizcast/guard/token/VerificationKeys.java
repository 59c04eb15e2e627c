package io.quizcast.guard.token;

import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the public keys of access tokens. auth-service implements it from memory; all other
 * services read them from its route.
 */
public interface VerificationKeys {

  /**
   * Returns the key with that id, or null. Fails with {@link RequestRefused} 503 while no key set
   * has been read, because an outage of auth-service must not sign callers out.
   */
  Uni<@Nullable PublicKey> find(String keyId);

  /** Returns the key with that id if it is in memory, otherwise null. Never blocks. */
  @Nullable PublicKey known(String keyId);
}
