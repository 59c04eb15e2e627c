package io.quizcast.user.push;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of Web Push as plain values. */
record PushSettings(
    Optional<String> privateKey,
    Optional<String> publicKey,
    Optional<String> contact,
    Optional<List<String>> services,
    boolean loopback)
    implements PushConfig {
  PushSettings(boolean loopback) {
    this(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(List.of("push.example.com", " *.push.example.org")),
        loopback);
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(10);
  }

  @Override
  public int maxPerAccount() {
    return 10;
  }
}
