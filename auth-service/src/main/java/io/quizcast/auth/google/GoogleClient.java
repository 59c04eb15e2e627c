package io.quizcast.auth.google;

import io.quizcast.guard.RequestRefused;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Quizcast's registration with Google for one platform.
 *
 * @param secret the client secret, which only the web client has
 * @param redirectUris the accepted redirect URIs
 */
record GoogleClient(String id, Optional<String> secret, List<String> redirectUris, boolean web) {

  /**
   * @throws IllegalStateException naming the missing setting
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

  /**
   * Returns the registration of a platform. Fails with 404 {@code feature_disabled} if there is
   * none.
   */
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

  /**
   * Returns the redirect URI to send to Google: the given one or, for the web, the configured
   * default.
   */
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
