package io.quizcast.e2e.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The main class of the attacking process; {@link AttackingProcess} starts it. */
public final class AttackingProgram {
  static final String READY = "ready";
  static final String GO = "go";
  private static final int GRACE_MILLIS = 2_000;

  private AttackingProgram() {}

  /**
   * The last line that the program prints.
   *
   * @param answers counts of the responses, by status
   */
  record Outcome(Map<String, Integer> answers, double cpuSeconds) {}

  /** Reads an {@link Order}, waits for the start, attacks, and prints the outcome. */
  public static void main(String[] args) throws Exception {
    ObjectMapper json = new ObjectMapper();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    Order order = json.readValue(line(in), Order.class);
    System.out.println(READY);
    if (!line(in).equals(GO)) {
      throw new IOException("expected " + GO);
    }
    List<Attacker> attackers = new ArrayList<>();
    List<Callable<Void>> attacks = new ArrayList<>();
    for (Order.Step step : order.steps()) {
      Attacker attacker = new Attacker(order, step.address());
      attackers.add(attacker);
      attacks.add(
          () -> {
            Attacks.named(step.attack()).step().run(attacker);
            return null;
          });
    }
    // An attack that still waits for an answer is abandoned, so that the outcome is not late.
    List<Future<Void>> ended =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())
            .invokeAll(attacks, order.millis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
    for (Future<Void> attack : ended) {
      if (attack.state() == Future.State.FAILED) {
        throw new IllegalStateException("an attack failed", attack.exceptionNow());
      }
    }
    Map<String, Integer> answers = new TreeMap<>();
    for (Attacker attacker : attackers) {
      attacker.answers().forEach((answer, n) -> answers.merge(answer, n, Integer::sum));
    }
    System.out.println(json.writeValueAsString(new Outcome(answers, cpuSeconds())));
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static String line(BufferedReader in) throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException("the input ended");
    }
    return line;
  }

  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis()
        / 1_000.0;
  }
}
