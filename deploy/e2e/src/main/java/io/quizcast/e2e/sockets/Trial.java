package io.quizcast.e2e.sockets;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.quiz.AdminSession;
import io.quizcast.swarm.quiz.QuizDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The context of a socket trial: the platform, its quizzes and the figures. */
final class Trial {
  private final RunningPlatform platform;
  private final Path evidence;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  Trial(String name, Path evidence) throws IOException, InterruptedException {
    this.evidence = evidence;
    platform = RunningPlatform.ofEnvironment();
    figures.put("trial", name);
    figures.put("at", Instant.now().toString());
  }

  RunningPlatform platform() {
    return platform;
  }

  QuizDraft.Written quiz(int questions, int limitSeconds, Duration startsIn)
      throws IOException, InterruptedException {
    AdminSession admin =
        AdminSession.open(platform.api(), "admin@quizcast.local", platform.adminPassword());
    return QuizDraft.sums(questions, limitSeconds)
        .write(admin, Instant.now().plus(startsIn), 1_000_000);
  }

  /** Records a figure for the JSON line and prints it. */
  void figure(String name, Object value) {
    figures.put(name, value);
    System.out.printf("%-44s %s%n", name, value);
  }

  /** Appends the figures as one line of JSON. */
  int end(boolean holds) throws IOException {
    figure("holds", holds);
    Files.createDirectories(evidence.toAbsolutePath().getParent());
    Files.writeString(
        evidence,
        new ObjectMapper().writeValueAsString(figures) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return holds ? 0 : 1;
  }

  /**
   * @return whether the condition became true in time
   */
  static boolean await(Duration patience, BooleanSupplier wanted) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (!wanted.getAsBoolean()) {
      if (System.nanoTime() > until) {
        return false;
      }
      Thread.sleep(5);
    }
    return true;
  }

  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
