package io.quizcast.e2e.bench;

import io.quizcast.e2e.platform.RunningPlatform;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** CPU seconds of the platform's processes since the meter was created, by name. */
public final class CpuMeter {
  private final RunningPlatform platform;
  private final Map<String, Duration> before;

  public CpuMeter(RunningPlatform platform) throws IOException, InterruptedException {
    this.platform = platform;
    this.before = now();
  }

  public Map<String, Double> seconds() throws IOException, InterruptedException {
    Map<String, Double> used = new TreeMap<>();
    now()
        .forEach(
            (name, total) ->
                used.put(
                    name,
                    total.minus(before.getOrDefault(name, Duration.ZERO)).toMillis() / 1000.0));
    return used;
  }

  private Map<String, Duration> now() throws IOException, InterruptedException {
    Map<String, Duration> total = new TreeMap<>();
    for (RunningPlatform.Member member : platform.members()) {
      // PostgreSQL does its work in child processes of the listed process.
      ProcessHandle.of(member.pid())
          .ifPresent(
              process -> {
                Duration sum = cpu(process);
                for (ProcessHandle child : process.descendants().toList()) {
                  sum = sum.plus(cpu(child));
                }
                total.put(member.name(), sum);
              });
    }
    return total;
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
