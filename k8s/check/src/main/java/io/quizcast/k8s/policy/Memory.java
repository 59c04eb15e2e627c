package io.quizcast.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import io.quizcast.k8s.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Checks that everything a JVM may use (by its flags, threads, collector and sockets) stays below
 * the limit, so that the kernel never kills it, and that a service that decodes pictures has the
 * garbage collector that it needs.
 */
public final class Memory implements Check {
  private static final double AIR = 0.95;
  private static final long THREAD = 1 << 20;
  private static final Pattern DECODES_PICTURES = Pattern.compile("/(user|quiz)-service([:@]|$)");
  private static final Pattern QUANTITY = Pattern.compile("(\\d+)(Ki|Mi|Gi|k|m|g)?");

  @Override
  public Stream<String> findings(Overlay overlay) {
    return overlay.workloads().stream()
        .flatMap(
            workload ->
                workload.containers().stream()
                    .flatMap(
                        container ->
                            findings(workload, container)
                                .map(
                                    what ->
                                        workload.id()
                                            + ": container "
                                            + container.path("name").asText()
                                            + " "
                                            + what)));
  }

  private static Stream<String> findings(Workload workload, JsonNode container) {
    List<String> wrong = new ArrayList<>();
    String limit = container.at("/resources/limits/memory").asText();
    if (limit.isEmpty()) {
      return Stream.empty();
    }
    String flags = environment(container, "JAVA_TOOL_OPTIONS").orElse("");
    if (!flags.isEmpty()
        && !flags.contains("-XX:+UseG1GC")
        && DECODES_PICTURES.matcher(container.path("image").asText()).find()) {
      wrong.add("decodes pictures without -XX:+UseG1GC, so a damaged one can block it");
    }
    if (!flags.isEmpty() && !workload.isJob()) {
      wrong.addAll(jvm(workload, container, flags, bytes(limit)));
    }
    return wrong.stream();
  }

  private static List<String> jvm(Workload workload, JsonNode container, String flags, long limit) {
    List<String> wrong = new ArrayList<>();
    long heap = flag(flags, "-Xmx", wrong);
    long sum =
        heap
            + flag(flags, "-XX:MaxDirectMemorySize=", wrong)
            + flag(flags, "-XX:MaxMetaspaceSize=", wrong)
            + flag(flags, "-XX:ReservedCodeCacheSize=", wrong);
    // Memory of the collectors outside the heap.
    sum += flags.contains("UseG1GC") ? heap / 10 : heap / 50;
    sum += THREAD * Long.parseLong(workload.annotations().getOrDefault("quizcast.io/threads", "0"));
    Optional<String> sockets = environment(container, "QUIZCAST_SOCKETS_MAX");
    if (sockets.isPresent()) {
      String each = workload.annotations().get("quizcast.io/kernel-memory-per-socket");
      if (each == null) {
        wrong.add("holds sockets and does not say what the kernel keeps for one");
      } else {
        sum += Long.parseLong(sockets.get()) * bytes(each);
      }
    }
    if (!flags.contains("-XX:+ExitOnOutOfMemoryError")) {
      wrong.add("lives on after an OutOfMemoryError");
    }
    if (sum > limit * AIR) {
      wrong.add("may take %d MiB of %d MiB".formatted(sum >> 20, limit >> 20));
    }
    return wrong;
  }

  private static long flag(String flags, String name, List<String> wrong) {
    for (String flag : flags.split("\\s+", -1)) {
      if (flag.startsWith(name)) {
        return bytes(flag.substring(name.length()));
      }
    }
    wrong.add("has no bound " + name);
    return 0;
  }

  private static Optional<String> environment(JsonNode container, String name) {
    return StreamSupport.stream(container.path("env").spliterator(), false)
        .filter(entry -> entry.path("name").asText().equals(name))
        .map(entry -> entry.path("value").asText())
        .findFirst();
  }

  static long bytes(String quantity) {
    Matcher parts = QUANTITY.matcher(quantity);
    if (!parts.matches()) {
      throw new IllegalArgumentException(quantity + " is no amount of memory");
    }
    String unit = parts.group(2) == null ? "" : parts.group(2).toLowerCase(Locale.ROOT);
    int shift =
        switch (unit) {
          case "k", "ki" -> 10;
          case "m", "mi" -> 20;
          case "g", "gi" -> 30;
          default -> 0;
        };
    return Long.parseLong(parts.group(1)) << shift;
  }
}
