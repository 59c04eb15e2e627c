package io.quizcast.user.push;

import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a browser's {@code PushSubscription.toJSON()}. To unsubscribe, only the endpoint is
 * needed.
 */
record SubscriptionBody(@Nullable String endpoint, @Nullable Keys keys) {
  private static final int AUTH_BYTES = 16;
  private static final int POINT_BYTES = 65;

  record Keys(@Nullable String p256dh, @Nullable String auth) {
    /**
     * Whether messages can be encrypted for this browser. It needs a valid point on the curve and a
     * secret.
     */
    boolean areUsable() {
      if (p256dh == null || auth == null) {
        return false;
      }
      try {
        byte[] point = Base64.getUrlDecoder().decode(p256dh);
        byte[] secret = Base64.getUrlDecoder().decode(auth);
        if (point.length != POINT_BYTES || secret.length != AUTH_BYTES) {
          return false;
        }
        var _ = UserAgentMessageEncryptionKeyInfo.of(point, secret);
        return true;
      } catch (RuntimeException notOfTheCurve) {
        // The library throws different exceptions for different kinds of invalid points.
        return false;
      }
    }
  }
}
