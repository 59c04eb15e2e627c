package io.quizcast.e2e.sockets;

import io.quizcast.e2e.platform.RunningPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory of another JVM on this machine, in bytes, without garbage. */
public final class ProcessMemory {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private ProcessMemory() {}

  /** The used heap right after a full garbage collection. */
  static long heapAfterCollection(long pid) throws IOException {
    jcmd(pid, "GC.run");
    Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
    if (!used.find()) {
      throw new IOException("no heap of process " + pid);
    }
    return Long.parseLong(used.group(1)) * 1_024;
  }

  /** As counted by the kernel. */
  public static long resident(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1_024;
      }
    }
    throw new IOException("no process " + pid);
  }

  /** The resident memory of each process of these services, by name. */
  public static Map<String, Double> residentMegabytes(RunningPlatform platform, String... services)
      throws IOException, InterruptedException {
    Map<String, Double> resident = new TreeMap<>();
    for (RunningPlatform.Member member : platform.members()) {
      if (List.of(services).contains(member.service())) {
        resident.put(member.name(), resident(member.pid()) / 1e6);
      }
    }
    return resident;
  }

  private static String jcmd(long pid, String command) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
