package io.quizcast.auth.google;

import io.quizcast.guard.RequestRefused;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of our registrations with Google.
 *
 * @param secret only the web's is kept
 * @param redirectUris the only places a code may have been sent to
 */
record GoogleClient(String id, Optional<String> secret, List<String> redirectUris, boolean web) {

  /**
   * @throws IllegalStateException naming the key without which nobody could sign in
   */
  static void requireSettings(GoogleConfig config) {
    if (config.enabled() && config.webClientId().isEmpty()) {
      throw new IllegalStateException(
          "quizcast.google.web-client-id must be set while quizcast.google.enabled is on");
    }
    if (config.enabled() && config.webRedirectUris().isEmpty()) {
      throw new IllegalStateException(
          "quizcast.google.web-redirect-uris must be set while quizcast.google.enabled is on");
    }
  }

  /** 404 {@code feature_disabled} for a platform that has none. */
  static GoogleClient of(@Nullable String platform, GoogleConfig config) {
    if (!config.enabled()) {
      throw RequestRefused.switchedOff();
    }
    return switch (platform == null ? "" : platform) {
      case "android" -> app(config.androidClientId(), config);
      case "ios" -> app(config.iosClientId(), config);
      default ->
          new GoogleClient(
              config.webClientId().orElseThrow(RequestRefused::switchedOff),
              config.webClientSecret(),
              config.webRedirectUris().orElse(List.of()),
              true);
    };
  }

  private static GoogleClient app(Optional<String> id, GoogleConfig config) {
    return new GoogleClient(
        id.orElseThrow(RequestRefused::switchedOff),
        Optional.empty(),
        config.mobileRedirectUris(),
        false);
  }

  /** The app says where its code went; the site's is known when it does not say. */
  String redirectUri(@Nullable String given) {
    if (GoogleForm.isBlank(given) && web) {
      return redirectUris.getFirst();
    }
    if (given == null || !redirectUris.contains(given)) {
      throw GoogleTokens.refused();
    }
    return given;
  }
}
