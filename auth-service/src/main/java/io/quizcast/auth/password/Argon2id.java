package io.quizcast.auth.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id in the standard text form {@code
 * $argon2id$v=19$m=..,t=..,p=1$salt$hash}. Blocks for tens of milliseconds. Each thread reuses its
 * 19 MiB of memory, because allocating it anew made garbage collection take a tenth of the time of
 * a sign-in.
 */
record Argon2id(int memoryKib, int iterations) {
  private static final String PREFIX = "$argon2id$";
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MAX_KEPT_BLOCKS = 19_456;
  private static final ThreadLocal<BlockPool> MEMORY =
      ThreadLocal.withInitial(() -> new FixedBlockPool(MAX_KEPT_BLOCKS));

  String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] hash = compute(password, salt, memoryKib, iterations);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return PREFIX
        + "v=19$m="
        + memoryKib
        + ",t="
        + iterations
        + ",p=1$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  static boolean reads(String stored) {
    return stored.startsWith(PREFIX);
  }

  /** Compares a password with a hash, with the cost parameters of that hash. */
  static boolean matches(String password, String stored) {
    String[] parts = stored.split("\\$", -1);
    String[] cost = parts[3].split(",", -1);
    byte[] expected = Base64.getDecoder().decode(parts[5]);
    byte[] actual =
        compute(
            password,
            Base64.getDecoder().decode(parts[4]),
            Integer.parseInt(cost[0].substring(2)),
            Integer.parseInt(cost[1].substring(2)));
    return MessageDigest.isEqual(expected, actual);
  }

  /** Whether a stored hash has cost parameters other than the configured ones. */
  boolean outdated(String stored) {
    return !stored.startsWith(PREFIX + "v=19$m=" + memoryKib + ",t=" + iterations + ",p=1$");
  }

  private static byte[] compute(String password, byte[] salt, int memoryKib, int iterations) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(iterations)
            .withParallelism(1)
            .withSalt(salt)
            .withBlockPool(MEMORY.get())
            .build());
    byte[] hash = new byte[HASH_BYTES];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
