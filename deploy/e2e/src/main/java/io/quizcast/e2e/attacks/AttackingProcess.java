package io.quizcast.e2e.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A separate process for the attacks, so that neither their threads nor their heap slow the bots
 * down.
 *
 * <p>A real attacker would use another machine, but here the attacks share the cores with the
 * platform. The process therefore gets only CPU time that no other process needs, so it slows the
 * platform down only by the work that it causes there.
 */
final class AttackingProcess implements AutoCloseable {
  private static final Path SHELL = Path.of("/bin/sh");

  /**
   * Lowers the priority as far as the system can. Linux groups processes by session and compares
   * groups first, so the process needs a session of its own, and the group the lowest priority.
   */
  private static final String LAST_IN_LINE =
      """
      echo 19 2>/dev/null >/proc/self/autogroup || true
      if command -v chrt >/dev/null; then exec chrt --idle 0 "$@"; fi
      exec nice -n 19 "$@"
      """;

  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final BufferedReader from;
  private final BufferedWriter to;

  private AttackingProcess(Process process) {
    this.process = process;
    this.from = process.inputReader(UTF_8);
    this.to = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
  }

  /** Starts the process; it waits for {@link #attack}. */
  static AttackingProcess start(Order order) throws IOException {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AttackingProgram.class.getName());
    AttackingProcess started =
        new AttackingProcess(
            new ProcessBuilder(lastInLine(java))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    try {
      started.say(started.json.writeValueAsString(order));
      started.expect(AttackingProgram.READY);
      return started;
    } catch (IOException e) {
      started.close();
      throw e;
    }
  }

  private static List<String> lastInLine(List<String> java) {
    if (!Files.isExecutable(SHELL)) {
      return java;
    }
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid");
    }
    command.addAll(List.of(SHELL.toString(), "-c", LAST_IN_LINE, "attack"));
    command.addAll(java);
    return command;
  }

  /** Starts the attacks, and returns when all of them are over. */
  AttackingProgram.Outcome attack() throws IOException {
    say(AttackingProgram.GO);
    return json.readValue(line(), AttackingProgram.Outcome.class);
  }

  private void say(String line) throws IOException {
    to.write(line);
    to.newLine();
    to.flush();
  }

  private void expect(String expected) throws IOException {
    String line = line();
    if (!line.equals(expected)) {
      throw new IOException("the attacking process said " + line);
    }
  }

  private String line() throws IOException {
    String line = from.readLine();
    if (line == null) {
      throw new IOException("the attacking process ended");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
