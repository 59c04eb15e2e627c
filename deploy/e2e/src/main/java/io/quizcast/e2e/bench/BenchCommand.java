package io.quizcast.e2e.bench;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.sockets.ProcessMemory;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.account.SourceAddresses;
import io.quizcast.swarm.game.GameReport;
import io.quizcast.swarm.game.Timings.Spread;
import io.quizcast.swarm.quiz.QuizDraft;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures fan-out, acknowledgements and the close, each with a lower bound from the same run. */
@Command(
    name = "bench",
    description = "latencies of a game compared with their floors",
    subcommands = {SignInBench.class, LoginStorm.class, CrowdBench.class, RulesBench.class})
public final class BenchCommand implements Callable<Integer> {
  /** As in the reference measurement, everybody answers 0.1–2.0 s after receipt. */
  private static final int ANSWERS_OVER_MILLIS = 1900;

  @Option(names = "--sockets", split = ",", description = "sizes (default: ${DEFAULT-VALUE})")
  List<Integer> sizes = List.of(1000, 5000);

  @Option(
      names = "--runs",
      description = "runs of each size; the table then shows medians and ranges (default: 1)")
  int runs = 1;

  @Option(
      names = "--idle",
      description = "seconds without players that are measured first (default: ${DEFAULT-VALUE})")
  int idleSeconds = 30;

  @Mixin final EvidenceFile evidence = new EvidenceFile("bench");

  private record Run(
      String at,
      int sockets,
      int gateways,
      long quizId,
      List<BenchRow> rows,
      Map<String, Double> cpuSeconds,
      double cpuMillisPerAnswer,
      double questionCpuMillisPerAnswer,
      double idleCores,
      Map<String, Double> residentMegabytes,
      int wronglyOut,
      int unheard,
      int sawResults) {}

  @Override
  public Integer call() throws Exception {
    RunningPlatform platform = RunningPlatform.ofEnvironment();
    double idle = idleCores(platform);
    StringBuilder table = new StringBuilder(BenchRow.HEADER);
    boolean holds = true;
    for (int size : sizes) {
      List<Run> measured = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        Run run = measure(platform, size, idle);
        measured.add(run);
        holds &= run.wronglyOut() == 0 && run.unheard() == 0 && run.sawResults() == size;
        evidence.append(run);
      }
      append(table, measured);
    }
    System.out.print(table);
    return holds ? 0 : 1;
  }

  private double idleCores(RunningPlatform platform) throws IOException, InterruptedException {
    CpuMeter cpu = new CpuMeter(platform);
    TimeUnit.SECONDS.sleep(idleSeconds);
    return sum(cpu.seconds()) / Math.max(1, idleSeconds);
  }

  private static double sum(Map<String, Double> figures) {
    return figures.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static void append(StringBuilder table, List<Run> measured) {
    for (int row = 0; row < measured.getFirst().rows().size(); row++) {
      int index = row;
      table.append(BenchRow.markdown(measured.stream().map(run -> run.rows().get(index)).toList()));
    }
    append(table, "CPU ms per answer", measured, Run::cpuMillisPerAnswer, 2);
    append(table, "the same, questions only", measured, Run::questionCpuMillisPerAnswer, 2);
    append(table, "cores of the idle platform", measured, Run::idleCores, 3);
    for (String name : measured.getFirst().residentMegabytes().keySet()) {
      append(
          table,
          "resident MB, " + name,
          measured,
          run -> run.residentMegabytes().getOrDefault(name, Double.NaN),
          0);
    }
  }

  private static void append(
      StringBuilder table,
      String what,
      List<Run> measured,
      ToDoubleFunction<Run> figure,
      int decimals) {
    List<Double> values = measured.stream().mapToDouble(figure).boxed().toList();
    String text = RepeatedFigure.of(values).text(decimals);
    table.append(
        String.format(
            Locale.ROOT, "| %s | %d | %s |%n", what, measured.getFirst().sockets(), text));
  }

  private static Run measure(RunningPlatform platform, int size, double idleCores)
      throws Exception {
    Instant at = Instant.now();
    Spread fanOutFloor = new FanOutFloor().measure(size);
    Spread produceFloor = new ProduceFloor(platform).measure(size, ANSWERS_OVER_MILLIS);
    try (AccountFile file = new AccountFile(platform.home().resolve("swarm"))) {
      SignIn signIn = new SignIn(SourceAddresses.spread(platform.api().base(), size), file);
      var accounts = signIn.everyone(size, 4, _ -> {});
      BenchGame game = new BenchGame(platform, signIn);
      // Client and servers compile their code during the first game, so only the second game is
      // measured. The lower bounds are warmed up as well.
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
      return new Run(
          at.toString(),
          size,
          platform.gateways().size(),
          quiz.id(),
          rows(report, size, fanOutFloor, produceFloor),
          used,
          sum(used) * 1000 / Math.max(1, report.answersSent()),
          perQuestion,
          idleCores,
          ProcessMemory.residentMegabytes(platform, "quiz-service", "realtime-gateway"),
          report.wronglyOut(),
          report.unheard(),
          report.sawResults());
    }
  }

  private static List<BenchRow> rows(
      GameReport report, int size, Spread fanOutFloor, Spread produceFloor) {
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
      Spread floor) {
    double p50 = 0;
    double p99 = 0;
    double last = 0;
    for (GameReport.Round round : report.rounds()) {
      Spread spread = figure.apply(round);
      p50 = Math.max(p50, spread.p50());
      p99 = Math.max(p99, spread.p99());
      last = Math.max(last, spread.max());
    }
    return new BenchRow(what, size, p50, p99, last, floor.p50(), floor.p99(), floor.max());
  }
}
