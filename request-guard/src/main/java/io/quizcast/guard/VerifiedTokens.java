package io.quizcast.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quizcast.guard.AccessTokenCodec.TokenRefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;

/**
 * Spares whoever calls again the arithmetic of his signature, a good part of what a ticket costs.
 * Remembers digests and no tokens. What may end a token early is looked at every time: its key and
 * its expiry here, revocations by the caller. Any thread.
 */
final class VerifiedTokens {
  private static final int MOST = 20_000;
  private static final Duration UNUSED = Duration.ofMinutes(5);

  private record Verified(PublicKey key, AccessToken token) {}

  private final Cache<ByteBuffer, Verified> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();

  /**
   * As {@link AccessTokenCodec#verify}.
   *
   * @param key the one that is published under the token's key id now
   */
  AccessToken verify(String compact, PublicKey key, Instant now) throws TokenRefusedException {
    ByteBuffer digest = digest(compact);
    Verified before = known.getIfPresent(digest);
    if (before != null && before.key.equals(key) && now.isBefore(before.token.expiresAt())) {
      return before.token;
    }
    AccessToken token = AccessTokenCodec.verify(compact, key, now);
    known.put(digest, new Verified(key, token));
    return token;
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
