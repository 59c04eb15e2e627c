package io.quizcast.e2e.attacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The table in {@code docs/evidence/attacks.md}. */
final class AttackTable {
  private static final String HEAD =
      """
      # Attacks on availability

      Written by `./quizcast drill attacks`: one game of %d bots for each attack, on one machine with %d cores, bots and attacker
      included. The heap is the fullest moment of the fullest JVM, garbage included. A line passes if no process ended, nobody was wrongly
      out, p99 of answer → accepted is at most %.0f × its quiet value (%.0f ms; the floor is %.0f ms), other people signed in within
      %d ms, and a quarter of each heap was free.

      | attack | before the bounds | processes ended | wrong eliminations | accepted p99 | slowest sign-in of others | fullest heap | what the attacker got | passes |
      |---|---|---|---|---|---|---|---|---|
      """;

  private final List<String> rows = new ArrayList<>();
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
            "| %s | %s | %s | %d | %.0f ms | %d ms | %s | %s | %s |",
            what,
            before,
            result.ended().isEmpty() ? "none" : String.join(", ", result.ended()),
            result.wronglyOut(),
            result.acceptedP99(),
            result.signInMillis(),
            fullest(result.heapPercent()),
            answers(result.answers()),
            faults.isEmpty() ? "yes" : "**no**: " + String.join("; ", faults)));
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

  void write(Path file) throws IOException {
    String head =
        String.format(
            Locale.ROOT,
            HEAD,
            bots,
            Runtime.getRuntime().availableProcessors(),
            AttacksCommand.MAX_RATIO,
            quiet,
            AttacksCommand.FLOOR_MILLIS,
            AttacksCommand.MAX_SIGN_IN_MILLIS);
    Files.writeString(file, head + String.join("\n", rows) + "\n");
  }
}
