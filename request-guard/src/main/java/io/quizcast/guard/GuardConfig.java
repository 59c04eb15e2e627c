package io.quizcast.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;

/** Settings every service with routes shares. A missing one stops the process at start. */
@ConfigMapping(prefix = "quizcast")
public interface GuardConfig {

  /** Where auth-service answers; its keys are read from {@code /.well-known/jwks.json}. */
  @WithDefault("http://127.0.0.1:8081")
  URI authUrl();

  /** Addresses or networks (CIDR) whose {@code X-Forwarded-For} is believed. */
  @WithDefault("127.0.0.1")
  List<String> trustedProxies();

  /** Exact origins a browser may call from. No default: an empty list would be a silent outage. */
  List<String> corsOrigins();

  /** Secure cookies with the {@code __Host-} prefix; off only where there is no TLS. */
  @WithDefault("true")
  boolean cookiesSecure();

  /** Off for load tests on a local platform only. */
  @WithDefault("on")
  Switch rateLimits();

  /** What {@code X-Internal-Token} must carry on {@code /internal/} routes. */
  String internalToken();

  /** A yes or no as people write it. */
  enum Switch {
    ON,
    OFF
  }
}
