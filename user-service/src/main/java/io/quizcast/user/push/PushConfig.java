package io.quizcast.user.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How notifications are sent to browsers with Web Push. Without keys none are. */
@ConfigMapping(prefix = "quizcast.push")
public interface PushConfig {
  /** The private VAPID key: P-256, PKCS #8, as PEM. */
  Optional<String> privateKey();

  /** The public key of that pair as PEM. */
  Optional<String> publicKey();

  /** Where a push service can reach the operator, {@code mailto:} or {@code https:}. */
  Optional<String> contact();

  /**
   * Hosts of the push services that may be called; {@code *.example.org} stands for every host
   * below. Browsers name the address, so without this list they would choose whom we call.
   */
  Optional<List<String>> services();

  /** Whether subscriptions may also name this machine, without TLS. For one machine and tests. */
  @WithDefault("false")
  boolean loopback();

  /** An attempt that takes longer counts as failed. */
  @WithDefault("10s")
  Duration timeout();

  /** Bound on subscriptions of one account; a further one replaces the oldest. */
  @WithDefault("10")
  int maxPerAccount();
}
