package io.quizcast.guard;

import java.net.URI;
import java.util.List;

/** The shared settings, with values for tests. */
public record SettingsForTests(URI authUrl, List<String> trustedProxies) implements GuardConfig {

  public SettingsForTests(String authUrl) {
    this(URI.create(authUrl), List.of());
  }

  static SettingsForTests trusting(String... proxies) {
    return new SettingsForTests(URI.create("http://127.0.0.1"), List.of(proxies));
  }

  @Override
  public List<String> corsOrigins() {
    return List.of("http://localhost:8080");
  }

  @Override
  public boolean cookiesSecure() {
    return false;
  }

  @Override
  public Switch rateLimits() {
    return Switch.ON;
  }

  @Override
  public String internalToken() {
    return "internal";
  }
}
