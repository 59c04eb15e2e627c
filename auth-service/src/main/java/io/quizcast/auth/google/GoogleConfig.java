package io.quizcast.auth.google;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Signing in with Google. A platform without a client id answers as if it were switched off. */
@ConfigMapping(prefix = "quizcast.google")
public interface GoogleConfig {

  @WithDefault("false")
  boolean enabled();

  Optional<String> webClientId();

  Optional<String> webClientSecret();

  Optional<String> androidClientId();

  Optional<String> iosClientId();

  /** Where the site lets Google send browsers back to; exact. The first is what a client means. */
  Optional<List<String>> webRedirectUris();

  /** Where Google sends the app back to; exact. */
  @WithDefault("triviamobile:/oauth/google,triviamobile://oauth/google")
  List<String> mobileRedirectUris();

  @WithDefault("https://oauth2.googleapis.com/token")
  URI tokenEndpoint();

  @WithDefault("https://www.googleapis.com/oauth2/v3/certs")
  URI keysEndpoint();

  /** What Google calls itself. */
  @WithDefault("https://accounts.google.com,accounts.google.com")
  List<String> issuers();

  /** Whoever signs in waits for it: then 503. */
  @WithDefault("2500ms")
  Duration timeout();

  /** How old a token may be that proves somebody is there right now. */
  @WithDefault("5m")
  Duration freshness();
}
