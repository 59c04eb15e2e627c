package io.quizcast.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;

/** Settings shared by all services with routes. A missing setting stops the process at start. */
@ConfigMapping(prefix = "quizcast")
public interface GuardConfig {

  /** Base URL of auth-service; its keys are read from {@code /.well-known/jwks.json}. */
  @WithDefault("http://127.0.0.1:8081")
  URI authUrl();

  /** Addresses or networks (CIDR) whose {@code X-Forwarded-For} is trusted. */
  @WithDefault("127.0.0.1")
  List<String> trustedProxies();

  /**
   * Exact origins from which browsers may call. There is no default, because an empty list would
   * lock out every browser.
   */
  List<String> corsOrigins();

  /**
   * Whether cookies are secure and carry the {@code __Host-} prefix; switched off only without TLS.
   */
  @WithDefault("true")
  boolean cookiesSecure();

  /** Whether rate limits apply; switched off only for load tests on a local platform. */
  @WithDefault("on")
  Switch rateLimits();

  /** The required value of {@code X-Internal-Token} on {@code /internal/} routes. */
  String internalToken();

  /** Accepts {@code on} and {@code off}. */
  enum Switch {
    ON,
    OFF
  }
}
