package io.quizcast.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quizcast.local.platform.TemporaryServers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Real servers for a service's tests, one set per JVM, however many test classes there are. The
 * init argument {@code database} names the service's database; a service without one leaves it out.
 */
public final class TestPlatform implements QuarkusTestResourceLifecycleManager {
  /**
   * Quarkus loads this class once per class loader, so the set is kept in the properties of the
   * JVM.
   */
  private static final String SHARED = "io.quizcast.local.TestPlatform.settings";

  private static final String SECRET =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  private @Nullable String database;

  @Override
  public void init(Map<String, String> initArgs) {
    database = initArgs.get("database");
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> all = sharedSettings();
    Map<String, String> settings = new HashMap<>();
    all.forEach(
        (key, value) -> {
          if (!key.startsWith("postgres.")) {
            settings.put(key, value);
          }
        });
    String name = database;
    if (name != null) {
      settings.put("quarkus.datasource.jdbc.url", setting(all, "postgres.jdbc") + name);
      settings.put("quarkus.datasource.reactive.url", setting(all, "postgres.reactive") + name);
      settings.put("quarkus.datasource.username", name + "_app");
      settings.put("quarkus.datasource.password", setting(all, "postgres.password"));
      settings.put("quarkus.flyway.username", name + "_owner");
      settings.put("quarkus.flyway.password", setting(all, "postgres.password"));
    }
    secretsOf(name).forEach(secret -> settings.put("quizcast." + secret, SECRET));
    if ("auth".equals(name)) {
      settings.put("quizcast.admin-email", "admin@quizcast.local");
      settings.put("quizcast.admin-password", "admin-of-the-tests");
    }
    return settings;
  }

  /** The servers stop when the JVM exits. */
  @Override
  public void stop() {}

  private static Iterable<String> secretsOf(@Nullable String database) {
    return switch (database) {
      case "auth" -> List.of("internal-token", "keys-wrap", "audit-hash-key");
      case "quiz" -> List.of("internal-token", "game-hmac-key", "gateway-hmac-key");
      case null -> List.of("internal-token", "address-hash-key", "gateway-hmac-key");
      default -> List.of("internal-token");
    };
  }

  private static String setting(Map<String, String> settings, String key) {
    String value = settings.get(key);
    if (value == null) {
      throw new IllegalStateException("The test platform does not know " + key);
    }
    return value;
  }

  private static Map<String, String> sharedSettings() {
    // The lock is an interned string, which is one object for all class loaders. The properties'
    // own lock is not used, because any code that reads the default time zone takes it.
    synchronized (SHARED.intern()) {
      String known = System.getProperty(SHARED);
      if (known != null) {
        return known
            .lines()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
      }
      Map<String, String> fresh = describe(TemporaryServers.start());
      // Stored as text, because the transaction manager copies every property and fails on other
      // objects.
      System.setProperty(
          SHARED,
          fresh.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue())
              .collect(Collectors.joining("\n")));
      return fresh;
    }
  }

  private static Map<String, String> describe(TemporaryServers servers) {
    return Map.of(
        "postgres.jdbc",
        servers.postgres().jdbcUrl(""),
        "postgres.reactive",
        servers.postgres().reactiveUrl(""),
        "postgres.password",
        servers.password(),
        "kafka.bootstrap.servers",
        "127.0.0.1:" + servers.kafka().port(),
        "quarkus.redis.hosts",
        "redis://127.0.0.1:" + servers.redis().port(),
        "quizcast.trusted-proxies",
        "127.0.0.1",
        "quizcast.cors-origins",
        "http://localhost:8080",
        "quizcast.cookies-secure",
        "false");
  }
}
