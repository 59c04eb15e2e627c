package io.quizcast.e2e.sockets;

import io.quizcast.e2e.bench.EvidenceFile;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.quiz.QuizDraft;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The context of a socket trial: the platform, its quizzes and the figures. */
final class Trial {
  private final RunningPlatform platform;
  private final EvidenceFile evidence;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  Trial(String name, EvidenceFile evidence) throws IOException, InterruptedException {
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
    return QuizDraft.sums(questions, limitSeconds)
        .write(platform.admin(), Instant.now().plus(startsIn), 1_000_000);
  }

  /** Records a figure for the JSON line and prints it. */
  void figure(String name, Object value) {
    figures.put(name, value);
    System.out.printf("%-44s %s%n", name, value);
  }

  /** Appends the figures as one line of JSON. */
  int end(boolean holds) throws IOException {
    figure("holds", holds);
    evidence.append(figures);
    return holds ? 0 : 1;
  }

  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
