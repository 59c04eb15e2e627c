package io.quizcast.auth.google;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of Google sign-in. It is switched off for a platform without a client id. */
@ConfigMapping(prefix = "quizcast.google")
public interface GoogleConfig {

  @WithDefault("false")
  boolean enabled();

  Optional<String> webClientId();

  Optional<String> webClientSecret();

  Optional<String> androidClientId();

  Optional<String> iosClientId();

  /** Exact redirect URIs of the web. The first one is the default. */
  Optional<List<String>> webRedirectUris();

  /** Exact redirect URIs of the mobile app. */
  @WithDefault("triviamobile:/oauth/google,triviamobile://oauth/google")
  List<String> mobileRedirectUris();

  @WithDefault("https://oauth2.googleapis.com/token")
  URI tokenEndpoint();

  @WithDefault("https://www.googleapis.com/oauth2/v3/certs")
  URI keysEndpoint();

  /** Accepted issuers of ID tokens. */
  @WithDefault("https://accounts.google.com,accounts.google.com")
  List<String> issuers();

  /** Deadline of calls to Google; after that the sign-in is answered with 503. */
  @WithDefault("2500ms")
  Duration timeout();

  /** Maximum age of an ID token used for re-authentication. */
  @WithDefault("5m")
  Duration freshness();
}
