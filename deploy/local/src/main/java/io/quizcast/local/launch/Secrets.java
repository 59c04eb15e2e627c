package io.quizcast.local.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quizcast.local.platform.KafkaAccess;
import io.quizcast.local.platform.RedisAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one platform. They are generated once and kept in a file that only its owner can
 * read.
 */
final class Secrets {
  static final String ADMIN_PASSWORD = "QUIZCAST_ADMIN_PASSWORD";

  private static final int KEY_BYTES = 32;
  private static final String READABLE = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int ADMIN_PASSWORD_LENGTH = 16;

  private final Map<String, String> values = new TreeMap<>();
  private final SecureRandom random = new SecureRandom();

  private Secrets() {}

  /** Reads the file, generates missing secrets, and writes it back if there were any. */
  static Secrets in(Path file, @Nullable String adminPassword) throws IOException {
    Secrets secrets = new Secrets();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          secrets.values.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    }
    Map<String, String> before = Map.copyOf(secrets.values);
    for (String key :
        new String[] {
          "QUIZCAST_KEYS_WRAP",
          "QUIZCAST_AUDIT_HASH_KEY",
          "QUIZCAST_VERIFICATION_PEPPER",
          "QUIZCAST_GAME_HMAC_KEY",
          "QUIZCAST_GATEWAY_HMAC_KEY",
          "QUIZCAST_ADDRESS_HASH_KEY",
          "QUIZCAST_INTERNAL_TOKEN",
          "POSTGRES",
          "REDIS",
          "KAFKA"
        }) {
      secrets.values.computeIfAbsent(key, _ -> secrets.key());
    }
    if (adminPassword != null && !adminPassword.isBlank()) {
      secrets.values.put(ADMIN_PASSWORD, adminPassword);
    }
    secrets.values.computeIfAbsent(ADMIN_PASSWORD, _ -> secrets.readable());
    if (!before.equals(secrets.values)) {
      secrets.write(file);
    }
    return secrets;
  }

  String get(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalStateException("No secret " + key);
    }
    return value;
  }

  /** The password of a role of PostgreSQL. */
  String postgresPassword(String role) {
    return derived("POSTGRES", role);
  }

  RedisAccess redis() {
    return new RedisAccess(derived("REDIS", "services"), derived("REDIS", "operator"));
  }

  KafkaAccess kafka() {
    return KafkaAccess.of(user -> derived("KAFKA", user));
  }

  /** Derived from one secret, so that the password of one user reveals nothing about another's. */
  private String derived(String server, String user) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest((get(server) + ":" + user).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String key() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private String readable() {
    return random
        .ints(ADMIN_PASSWORD_LENGTH, 0, READABLE.length())
        .mapToObj(i -> String.valueOf(READABLE.charAt(i)))
        .collect(Collectors.joining());
  }

  private void write(Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        fresh,
        values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining()));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
