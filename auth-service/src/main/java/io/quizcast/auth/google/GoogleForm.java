package io.quizcast.auth.google;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An ID token from Google, or a code that can be exchanged for one. If both are present, the ID
 * token is used.
 *
 * @param platform {@code android} or {@code ios}; any other value means the web
 */
public record GoogleForm(
    @Nullable @Size(max = 8192) String idToken,
    @Nullable @Size(max = 2048) String code,
    @Nullable @Size(max = 512) String redirectUri,
    @Nullable @Size(max = 128) String codeVerifier,
    @Nullable @Size(max = 32) String platform,
    @Nullable String deviceId) {

  public boolean isEmpty() {
    return isBlank(idToken) && isBlank(code);
  }

  static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
