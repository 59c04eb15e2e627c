package io.quizcast.user.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of Web Push notifications. Without keys none are sent. */
@ConfigMapping(prefix = "quizcast.push")
public interface PushConfig {
  /** The private VAPID key: P-256, PKCS #8, as PEM. */
  Optional<String> privateKey();

  /** The public key of that pair as PEM. */
  Optional<String> publicKey();

  /** Contact of the operator for push services, {@code mailto:} or {@code https:}. */
  Optional<String> contact();

  /**
   * Hosts of the push services that may be called; {@code *.example.org} stands for all its
   * subdomains. Browsers send the address of their push service, so without this list they could
   * make this service call any host.
   */
  Optional<List<String>> services();

  /**
   * Whether subscriptions may also point to this machine, without TLS. For local platforms and
   * tests.
   */
  @WithDefault("false")
  boolean loopback();

  /** Time limit of one attempt. After that it counts as failed. */
  @WithDefault("10s")
  Duration timeout();

  /** Maximum number of subscriptions of one account. A further one replaces the oldest. */
  @WithDefault("10")
  int maxPerAccount();
}
