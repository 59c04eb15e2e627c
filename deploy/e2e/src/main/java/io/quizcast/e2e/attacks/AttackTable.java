package io.quizcast.e2e.attacks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the table in {@code docs/evidence/attacks.md}. */
final class AttackTable {
  private static final String HEAD =
      """
      # Attacks on availability

      Written by `./quizcast up` and `./quizcast drill attacks` on %s: one game of %d bots for each attack, on one machine with %d cores and
      %d GB, bots and attacker included. Requests go through an NGINX with the configuration of `deploy/compose`. Rate limits are on, and the attacker's accounts are new ones whose e-mail addresses are not verified.

      A real attacker would use another machine. Here the attacks run in a process with the lowest priority (`SCHED_IDLE`, in a session of its
      own) on the cores of the platform, so they get only CPU time that no other process needs. The table has the CPU seconds of the attacker and
      of the platform during the attack.

      A row passes if no process ended, there was no wrong elimination, the p99 from answer to acknowledgement was at most %.0f × its value
      without attacks (%.0f ms) or at most %.0f ms, because the ratio of very small times is mostly noise, every sign-in of another user succeeded
      within %d ms, no response was 500, and a quarter of each heap was free. Heaps are read four times a second, garbage included.

      | attack | before there were limits | processes ended | wrong eliminations | accepted p99 | slowest sign-in of others | fullest heap | CPU of platform, attacker | responses to the attacker | passes |
      |---|---|---|---|---|---|---|---|---|---|
      """;

  private final List<String> rows = new ArrayList<>();
  private final Map<String, Map<String, Integer>> heaps = new LinkedHashMap<>();
  private final int bots;
  private final double quiet;

  AttackTable(int bots, double quiet) {
    this.bots = bots;
    this.quiet = quiet;
  }

  void add(String what, String before, AttackTrial.Result result, List<String> faults) {
    rows.add(
        String.format(
            Locale.ROOT,
            "| %s | %s | %s | %d | %.0f ms | %d ms | %s | %.1f s, %.1f s | %s | %s |",
            what,
            before,
            result.ended().isEmpty() ? "none" : String.join(", ", result.ended()),
            result.wronglyOut(),
            result.acceptedP99(),
            result.signInMillis(),
            fullest(result.heapPercent()),
            result.platformCpu(),
            result.attackerCpu(),
            answers(result.answers()),
            faults.isEmpty() ? "yes" : "**no**: " + String.join("; ", faults)));
    heaps.put(result.attack(), result.heapPercent());
  }

  private static String fullest(Map<String, Integer> heaps) {
    return heaps.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(heap -> heap.getValue() + " % of " + heap.getKey())
        .orElse("");
  }

  private static String answers(Map<String, Integer> answers) {
    return answers.entrySet().stream()
        .map(answer -> answer.getValue() + " × " + answer.getKey())
        .collect(Collectors.joining(", "));
  }

  private String heapTable() {
    List<String> processes =
        heaps.values().stream().flatMap(one -> one.keySet().stream()).distinct().sorted().toList();
    StringBuilder table =
        new StringBuilder("\n## Fullest moment of each heap, in percent\n\n| attack |");
    processes.forEach(process -> table.append(" ").append(process).append(" |"));
    table.append("\n|---|").append("---|".repeat(processes.size())).append("\n");
    heaps.forEach(
        (attack, used) -> {
          table.append("| ").append(attack).append(" |");
          processes.forEach(
              process -> table.append(" ").append(used.getOrDefault(process, 0)).append(" |"));
          table.append("\n");
        });
    return table.toString();
  }

  private static long memoryGigabytes() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? Math.round(system.getTotalMemorySize() / (double) (1L << 30))
        : 0;
  }

  void write(Path file) throws IOException {
    String head =
        String.format(
            Locale.ROOT,
            HEAD,
            LocalDate.now(ZoneOffset.UTC),
            bots,
            Runtime.getRuntime().availableProcessors(),
            memoryGigabytes(),
            AttacksCommand.MAX_RATIO,
            quiet,
            AttacksCommand.MAX_RATIO * AttacksCommand.FLOOR_MILLIS,
            AttacksCommand.MAX_SIGN_IN_MILLIS);
    Files.writeString(file, head + String.join("\n", rows) + "\n" + heapTable());
  }
}
