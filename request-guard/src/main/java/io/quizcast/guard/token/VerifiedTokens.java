package io.quizcast.guard.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quizcast.guard.token.AccessTokenCodec.TokenRefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;

/**
 * Caches verified tokens by digest, because verifying the signature is a large part of the cost of
 * a request. Key and expiry are checked on every use; the caller must check revocations.
 * Thread-safe.
 */
final class VerifiedTokens {
  private static final int MAX_ENTRIES = 20_000;
  private static final Duration MAX_IDLE = Duration.ofMinutes(5);

  private record Verified(PublicKey key, AccessTokenPrincipal principal) {}

  private final Cache<ByteBuffer, Verified> known =
      Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterAccess(MAX_IDLE).build();

  /**
   * Same as {@link AccessTokenCodec#verify}.
   *
   * @param key the key currently published under the token's key id
   */
  AccessTokenPrincipal verify(String compact, PublicKey key, Instant now)
      throws TokenRefusedException {
    ByteBuffer digest = digest(compact);
    Verified before = known.getIfPresent(digest);
    if (before != null
        && before.key.equals(key)
        && now.isBefore(before.principal.token().expiresAt())) {
      return before.principal;
    }
    AccessTokenPrincipal principal = AccessTokenCodec.verify(compact, key, now);
    known.put(digest, new Verified(key, principal));
    return principal;
  }

  private static ByteBuffer digest(String compact) {
    try {
      return ByteBuffer.wrap(
          MessageDigest.getInstance("SHA-256").digest(compact.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
