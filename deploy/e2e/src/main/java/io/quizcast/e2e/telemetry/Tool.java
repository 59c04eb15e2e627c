package io.quizcast.e2e.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program of the Prometheus project that must be installed. {@code ./quizcast test} does so. */
public enum Tool {
  PROMETHEUS("prometheus"),
  PROMTOOL("promtool");

  private final String program;

  Tool(String program) {
    this.program = program;
  }

  /** The exit code and the output. */
  public record Run(int code, String output) {}

  Path path() {
    Optional<Path> found =
        Optional.ofNullable(System.getenv("PATH")).stream()
            .flatMap(path -> List.of(path.split(":")).stream())
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    return found.orElseThrow(
        () ->
            new IllegalStateException(
                program + " is missing: run ./quizcast test, or install prometheus and promtool"));
  }

  /** Runs the program to its end. */
  public Run run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(path().toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), output);
  }
}
