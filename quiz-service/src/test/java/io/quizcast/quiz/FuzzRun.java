package io.quizcast.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Runs one parser on generated inputs. Reproducible, because an input depends only on its seed. */
public final class FuzzRun {
  /** Maximum time for one input, because slow parsing could be used to block threads. */
  private static final Duration MAX_PER_INPUT = Duration.ofSeconds(10);

  /**
   * Parses one input and returns the name of the outcome; any exception counts as a defect of the
   * parser.
   */
  public interface Trial {
    String outcome(long seed) throws Exception;
  }

  private FuzzRun() {}

  /** How long each parser is tested: a few seconds by default, longer with {@code fuzz.seconds}. */
  public static Duration duration() {
    return Duration.ofMillis(
        Math.round(1_000 * Double.parseDouble(System.getProperty("fuzz.seconds", "1"))));
  }

  public static void feed(String parser, Trial trial) throws Exception {
    Map<String, Integer> outcomes = new TreeMap<>();
    long first = System.getProperty("fuzz.seconds") == null ? 1 : System.nanoTime();
    long end = System.nanoTime() + duration().toNanos();
    long slowest = 0;
    long inputs = 0;
    for (long seed = first; System.nanoTime() < end; seed++) {
      long began = System.nanoTime();
      try {
        outcomes.merge(trial.outcome(seed), 1, Integer::sum);
      } catch (Throwable finding) {
        throw new AssertionError(parser + " fails on the input of seed " + seed, finding);
      }
      slowest = Math.max(slowest, System.nanoTime() - began);
      inputs++;
    }
    assertThat(Duration.ofNanos(slowest)).as(parser + ", slowest input").isLessThan(MAX_PER_INPUT);
    report(
        "%-10s %9d inputs in %4d s, slowest %5d ms, %s%n"
            .formatted(parser, inputs, duration().toSeconds(), slowest / 1_000_000, outcomes));
  }

  private static void report(String line) throws IOException {
    Path file = Path.of("target/fuzz", parserOf(line) + ".txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, line);
  }

  private static String parserOf(String line) {
    return line.substring(0, line.indexOf(' '));
  }
}
