package io.quizcast.e2e.bench;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.account.SourceAddresses;
import io.quizcast.swarm.game.GameReport;
import io.quizcast.swarm.game.Timings.Spread;
import io.quizcast.swarm.quiz.QuizDraft;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures fan-out, acknowledgements and the close, each with a floor from the same run. */
@Command(
    name = "bench",
    description = "latencies of a game compared with their floors",
    subcommands = {SignInBench.class, LoginStorm.class, CrowdBench.class, RulesBench.class})
public final class BenchCommand implements Callable<Integer> {
  /** Like the reference measurement: everybody answers 0.1–2.0 s after receipt. */
  private static final int ANSWERS_OVER_MILLIS = 1900;

  @Option(names = "--sockets", split = ",", description = "sizes (default: ${DEFAULT-VALUE})")
  List<Integer> sizes = List.of(1000, 5000);

  @Option(
      names = "--evidence",
      description = "a JSON line per run is appended here (default: ${DEFAULT-VALUE})")
  Path evidence = Path.of("docs/evidence/bench.jsonl");

  private record Run(
      String at,
      int sockets,
      long quizId,
      List<BenchRow> rows,
      Map<String, Double> cpuSeconds,
      double cpuMillisPerAnswer,
      double questionCpuMillisPerAnswer,
      int wronglyOut,
      int unheard,
      int sawResults) {}

  @Override
  public Integer call() throws Exception {
    RunningPlatform platform = RunningPlatform.ofEnvironment();
    StringBuilder table = new StringBuilder(BenchRow.HEADER);
    boolean holds = true;
    for (int size : sizes) {
      Run run = measure(platform, size);
      run.rows().forEach(row -> table.append(row.markdown()));
      table.append(
          String.format(
              Locale.ROOT, "| CPU ms per answer | %d | %.2f |%n", size, run.cpuMillisPerAnswer()));
      table.append(
          String.format(
              Locale.ROOT,
              "| CPU ms per answer, questions only | %d | %.2f |%n",
              size,
              run.questionCpuMillisPerAnswer()));
      holds &= run.wronglyOut() == 0 && run.unheard() == 0 && run.sawResults() == size;
      new EvidenceFile(evidence).append(run);
    }
    System.out.print(table);
    return holds ? 0 : 1;
  }

  private static Run measure(RunningPlatform platform, int size) throws Exception {
    Instant at = Instant.now();
    Sample fanOutFloor = new FanOutFloor().measure(size);
    Sample produceFloor = new ProduceFloor(platform).measure(size, ANSWERS_OVER_MILLIS);
    try (AccountFile file = new AccountFile(platform.home().resolve("swarm"))) {
      SignIn signIn = new SignIn(SourceAddresses.spread(platform.api().base(), size), file);
      var accounts = signIn.everyone(size, 4, _ -> {});
      BenchGame game = new BenchGame(platform, signIn);
      // Client and servers compile their code during the first game, so only the second is
      // measured; the floors are warmed up as well.
      System.out.print(game.play(game.write(size), accounts).report().text());
      QuizDraft.Written quiz = game.write(size);
      CpuMeter cpu = new CpuMeter(platform);
      GameReport report;
      double perQuestion;
      try (QuestionCpu questions = new QuestionCpu(platform, quiz.id())) {
        report = game.play(quiz, accounts).report();
        perQuestion = questions.millisPerAnswer(report.rounds().size(), report.answersSent());
      }
      Map<String, Double> used = cpu.seconds();
      System.out.print(report.text());
      double total = used.values().stream().mapToDouble(Double::doubleValue).sum();
      return new Run(
          at.toString(),
          size,
          quiz.id(),
          rows(report, size, fanOutFloor, produceFloor),
          used,
          total * 1000 / Math.max(1, report.answersSent()),
          perQuestion,
          report.wronglyOut(),
          report.unheard(),
          report.sawResults());
    }
  }

  private static List<BenchRow> rows(
      GameReport report, int size, Sample fanOutFloor, Sample produceFloor) {
    List<BenchRow> rows = new ArrayList<>();
    rows.add(row("question: stamp to receipt", size, report, GameReport.Round::lag, fanOutFloor));
    rows.add(row("answer to accepted", size, report, GameReport.Round::accepted, produceFloor));
    rows.add(
        row("window and grace to reveal", size, report, GameReport.Round::reveal, fanOutFloor));
    Spread results = report.finishToResults();
    rows.add(
        new BenchRow(
            "finish to results", size, results.p50(), results.p99(), results.max(), 0, 0, 0));
    return rows;
  }

  /** The figures of the slowest question. */
  private static BenchRow row(
      String what,
      int size,
      GameReport report,
      Function<GameReport.Round, Spread> figure,
      Sample floor) {
    double p50 = 0;
    double p99 = 0;
    double last = 0;
    for (GameReport.Round round : report.rounds()) {
      Spread spread = figure.apply(round);
      p50 = Math.max(p50, spread.p50());
      p99 = Math.max(p99, spread.p99());
      last = Math.max(last, spread.max());
    }
    return new BenchRow(what, size, p50, p99, last, floor.at(0.5), floor.at(0.99), floor.max());
  }
}
