package io.quizcast.swarm;

import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.game.GameReport;
import io.quizcast.swarm.probe.MetricsPage;
import io.quizcast.swarm.probe.ProbeFigures;
import io.quizcast.swarm.quiz.AdminSession;
import io.quizcast.swarm.quiz.QuizDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "probe",
    description =
        "one bot plays a quiz of one question to its results: does everything work together?")
final class ProbeCommand implements Callable<Integer> {
  /** The title of every synthetic quiz. The schedule of shows ignores quizzes with this title. */
  static final String TITLE = "Проверка связи";

  private static final int LIMIT_SEC = 5;

  @Mixin TargetOptions target = new TargetOptions();

  @Option(
      names = "--every",
      description = "minutes between quizzes; 0: one quiz, with its result as exit code (default)")
  int everyMinutes;

  @Option(
      names = "--start-in",
      description = "seconds from creating the quiz to its start (default: ${DEFAULT-VALUE})")
  int startInSeconds = 20;

  @Option(
      names = "--patience",
      description = "seconds without progress before a quiz fails (default: ${DEFAULT-VALUE})")
  int patienceSeconds = 60;

  @Option(
      names = "--listen",
      description = "HOST:PORT at which metrics are served; requires --every")
  @Nullable String listen;

  /**
   * Deletes the files of the previous quiz, because the folder may be small and the probe runs for
   * months.
   */
  private @Nullable Path lastRecord;

  @Override
  public Integer call() throws Exception {
    if (everyMinutes <= 0) {
      return listen == null ? play(new ProbeFigures()) ? 0 : 1 : refuse();
    }
    ProbeFigures figures = new ProbeFigures();
    try (MetricsPage _ = listen == null ? null : MetricsPage.open(listen, figures::text)) {
      long next = System.nanoTime();
      while (!Thread.interrupted()) {
        play(figures);
        next = Math.max(next + TimeUnit.MINUTES.toNanos(everyMinutes), System.nanoTime());
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
      }
      return 0;
    } catch (IllegalArgumentException e) {
      throw new UsageProblem("--listen: " + e.getMessage());
    }
  }

  /** In a new folder the bot gets a new name, because the password of the old account is lost. */
  private String name() throws IOException {
    Path kept = target.home.resolve("probe-name");
    if (!Files.exists(kept)) {
      byte[] own = new byte[6];
      new SecureRandom().nextBytes(own);
      Files.writeString(kept, "probe" + HexFormat.of().formatHex(own));
    }
    return Files.readString(kept);
  }

  private void forgetLastRecord() throws IOException {
    if (lastRecord == null || !Files.exists(lastRecord)) {
      return;
    }
    try (Stream<Path> files = Files.walk(lastRecord)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static int refuse() {
    throw new UsageProblem(
        "--listen requires --every: the result of a single quiz is the exit code");
  }

  /** Every failure is counted, and the next quiz is played in any case. */
  private boolean play(ProbeFigures figures) throws InterruptedException {
    CrowdOptions one = new CrowdOptions();
    one.bots = 1;
    one.mix = "";
    one.delay = "0.2-0.6";
    one.patienceSeconds = patienceSeconds;
    try (Session session = new Session(target, one, System.out)) {
      Account player = session.signIn(name());
      AdminSession admin = AdminSession.open(target.api(), target.admin());
      QuizDraft.Written quiz =
          new QuizDraft(
                  TITLE,
                  "Играет бот, раз в несколько минут",
                  QuizDraft.REVEAL_FOR_BOTS_MS,
                  QuizDraft.sums(1, LIMIT_SEC).questions())
              .write(admin, Instant.now().plusSeconds(startInSeconds), 0);
      forgetLastRecord();
      lastRecord = target.records(quiz.id());
      GameReport report =
          session.play(quiz.id(), quiz.startsAt(), quiz.key(), List.of(player)).report();
      boolean well = report.holds() && report.survivors() == 1 && report.accepted().count() == 1;
      figures.played(well, report);
      return well;
    } catch (IOException | IllegalStateException e) {
      System.out.println("the probe failed: " + e.getMessage());
      figures.failed();
      return false;
    }
  }
}
