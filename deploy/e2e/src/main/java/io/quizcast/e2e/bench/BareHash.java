package io.quizcast.e2e.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The lower bound of the cost of a sign-in: one Argon2id hash at the cost of production (19 MiB,
 * t=2, p=1) on one thread.
 */
final class BareHash {
  private static final int MEMORY_KIB = 19_456;
  private static final int ITERATIONS = 2;
  private static final int WARM_UP = 60;

  private BareHash() {}

  /** CPU milliseconds per hash, averaged over that many hashes. */
  static double cpuMillis(int hashes) {
    for (int i = 0; i < WARM_UP; i++) {
      hash(i);
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < hashes; i++) {
      hash(i);
    }
    return (threads.getCurrentThreadCpuTime() - begun) / 1e6 / hashes;
  }

  /** Starts a process that computes hashes on one thread until it is killed. */
  static Process forEver() throws IOException {
    String java = ProcessHandle.current().info().command().orElse("java");
    return new ProcessBuilder(
            java,
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            BareHash.class.getName())
        .inheritIO()
        .start();
  }

  public static void main(String... arguments) {
    for (int i = 0; ; i++) {
      hash(i);
    }
  }

  private static void hash(int seed) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(ITERATIONS)
            .withParallelism(1)
            .withSalt(new byte[16])
            .build());
    byte[] hash = new byte[32];
    generator.generateBytes(("password " + seed).getBytes(StandardCharsets.UTF_8), hash);
    if (hash[0] == 0 && hash[1] == 0 && hash[2] == 0 && hash[3] == 0) {
      throw new IllegalStateException("no hash");
    }
  }
}
