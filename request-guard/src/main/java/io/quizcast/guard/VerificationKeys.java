package io.quizcast.guard;

import io.smallrye.mutiny.Uni;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * The public keys access tokens may be signed with. auth-service brings its own from memory; every
 * other service gets {@link RemoteVerificationKeys}.
 */
public interface VerificationKeys {

  /**
   * The key of that id; null when there is none. Fails with {@link RequestRefused} 503 when the
   * keys cannot be had at all: a caller must not be thrown out because auth-service is away.
   */
  Uni<@Nullable PublicKey> find(String keyId);
}
