package io.quizcast.e2e.bench;

import io.quizcast.contracts.Topics;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.Window;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.Players;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.Signals;
import io.quizcast.e2e.sockets.ProcessMemory;
import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.account.SourceAddresses;
import io.quizcast.swarm.game.BehaviourMix;
import io.quizcast.swarm.game.GameReport;
import io.quizcast.swarm.game.Timings;
import io.quizcast.swarm.quiz.AdminSession;
import io.quizcast.swarm.quiz.QuizDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures one game with more players than this machine has sockets. The broker, the database, the
 * owner and the platform's own gateways are real and apply the whole game. Most players are behind
 * simulated gateways ({@link PlayedGateways}), and the others are bots with real sockets.
 */
@Command(name = "crowd", description = "one game with a crowd of played gateways")
public final class CrowdBench implements Callable<Integer> {
  private static final int QUESTIONS = 3;
  private static final int GRACE_MILLIS = 500;

  /** Joins per second of all simulated gateways. A million players take 67 s to join. */
  private static final int JOINS_PER_SECOND = 15_000;

  @Option(names = "--players", description = "default: ${DEFAULT-VALUE}")
  int players = 1_000_000;

  @Option(names = "--gateways", description = "default: ${DEFAULT-VALUE}")
  int gateways = 100;

  @Option(
      names = "--sockets",
      description = "further players, with real sockets (default: ${DEFAULT-VALUE})")
  int sockets = 1_000;

  @Option(names = "--within", description = "everybody answers in this time, ms")
  int within = 5_000;

  @Mixin final EvidenceFile evidence = new EvidenceFile("crowd");

  @Option(
      names = "--cancel",
      description = "cancel the game after its last question instead of finishing it")
  boolean cancels;

  @Option(
      names = "--kill-owner",
      description = "kill -9 the game's owner in the middle of the second question")
  boolean killsOwner;

  private final BlockingQueue<Window> open = new LinkedBlockingQueue<>();
  private final List<Round> rounds = new ArrayList<>();
  private final CountDownLatch joined = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile long lastAnswersAt;
  private volatile long judgedAt;
  private volatile long finishToDurableMs;
  private volatile long killedAt = Long.MAX_VALUE;
  private volatile long longestGapMs;
  private long lastRecordAt;
  private volatile CompletableFuture<EventFold.Cost> cost = new CompletableFuture<>();
  private volatile int[] seats = {};
  private @Nullable EventFold fold;

  /**
   * The figures of one question.
   *
   * @param perSecond answers from the first appended command to the last published event
   * @param eventsBehindMs time from the last answer command to the last event of answers
   * @param overToJudgedMs time from the last {@code window_over} to the verdict
   */
  record Round(
      int number,
      long answers,
      long packs,
      double perSecond,
      long eventsBehindMs,
      long overToJudgedMs,
      double commandBytesPerAnswer,
      double eventBytesPerAnswer,
      double storedCommandBytesPerAnswer,
      double storedEventBytesPerAnswer,
      double ownerMicrosPerAnswer,
      double foldMicrosPerAnswer,
      int answered) {}

  record Run(
      String at,
      long quizId,
      int players,
      int gateways,
      int withinMs,
      int cores,
      double loadBefore,
      double joinSeconds,
      List<Round> rounds,
      int sockets,
      double acceptedP50Ms,
      double acceptedP99Ms,
      Map<String, Double> residentMb,
      long failedRecords,
      long finishToDurableMs,
      double allRowsSeconds,
      boolean ownerKilled,
      long longestGapMs,
      Map<String, Double> rowsCpuSeconds) {}

  @Override
  public Integer call() throws Exception {
    RunningPlatform platform = RunningPlatform.ofEnvironment();
    try (AccountFile file = new AccountFile(platform.home().resolve("swarm"))) {
      SignIn signIn = new SignIn(SourceAddresses.spread(platform.api().base(), sockets), file);
      return measure(platform, signIn, signIn.everyone(sockets, 4, _ -> {}));
    }
  }

  private int measure(RunningPlatform platform, SignIn signIn, List<Account> accounts)
      throws Exception {
    String at = Instant.now().toString();
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    int limitSeconds = Math.max(5, within / 1_000 + 1);
    AdminSession admin = platform.admin();
    int leadSeconds = 20 + sockets / 100 + players / (JOINS_PER_SECOND / 2);
    Instant start = Instant.now().plusSeconds(leadSeconds);
    QuizDraft.Written quiz = QuizDraft.sums(QUESTIONS, limitSeconds).write(admin, start, 1_000_000);
    int partition = platform.partitionOf(quiz.id());
    try (ExecutorService bots = Executors.newSingleThreadExecutor();
        PlayedGateways played = new PlayedGateways(platform, quiz.id(), partition, gateways);
        ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
        EventFold followed = new EventFold(platform, quiz.id(), partition, this::applied)) {
      fold = followed;
      Future<GameReport> report =
          bots.submit(
              () ->
                  new BenchGame(platform, signIn)
                      .play(quiz, accounts, BehaviourMix.parse(""))
                      .report());
      long joinSince = System.nanoTime();
      played.join(players, JOINS_PER_SECOND);
      while (!joined.await(1, TimeUnit.SECONDS)) {
        followed.check();
      }
      double joinSeconds = (System.nanoTime() - joinSince) / 1e9;
      System.out.printf(Locale.ROOT, "%d joined in %.1f s%n", players, joinSeconds);
      var _ = heart.scheduleAtFixedRate(() -> played.heartbeat(players), 0, 1, TimeUnit.SECONDS);
      for (int number = 1; number <= QUESTIONS; number++) {
        rounds.add(round(platform, played, partition, quiz, limitSeconds));
        System.out.println(rounds.getLast());
      }
      if (cancels) {
        admin.post("/api/admin/games/" + quiz.id() + "/cancel", Map.of("message", "measured"));
      }
      while (!finished.await(1, TimeUnit.SECONDS)) {
        followed.check();
      }
      CpuMeter rowsCpu = new CpuMeter(platform);
      heart.shutdownNow();
      GameReport real = report.get(60, TimeUnit.SECONDS);
      System.out.print(real.text());
      double rows = cancels ? Double.NaN : awaitRows(platform, quiz.id());
      Run run =
          new Run(
              at,
              quiz.id(),
              players,
              gateways,
              within,
              Runtime.getRuntime().availableProcessors(),
              load,
              joinSeconds,
              rounds,
              sockets,
              slowest(real, Timings.Spread::p50),
              slowest(real, Timings.Spread::p99),
              ProcessMemory.residentMegabytes(platform, "quiz-service", "realtime-gateway"),
              played.failed(),
              finishToDurableMs,
              rows,
              killsOwner,
              longestGapMs,
              rowsCpu.seconds());
      evidence.append(run);
      System.out.print(CrowdTable.of(run));
      boolean all = rounds.stream().allMatch(round -> round.answered() == players + sockets);
      return all && real.wronglyOut() == 0 && real.unheard() == 0 ? 0 : 1;
    }
  }

  /** The time from a bot's answer to its acknowledgement, in the slowest question. */
  private static double slowest(GameReport report, ToDoubleFunction<Timings.Spread> figure) {
    return report.rounds().stream()
        .map(GameReport.Round::accepted)
        .mapToDouble(figure)
        .max()
        .orElse(Double.NaN);
  }

  private Round round(
      RunningPlatform platform,
      PlayedGateways played,
      int partition,
      QuizDraft.Written quiz,
      int limitSeconds)
      throws Exception {
    Window window = open.poll(120, TimeUnit.SECONDS);
    if (window == null) {
      throw new IOException("no question was opened");
    }
    String text = Objects.requireNonNull(window.question().texts().get("ru")).text();
    int right = quiz.key().rightOption(text).orElse(0);
    RunningPlatform.Member owner = platform.owner(partition).orElseThrow();
    long commandBytes = TopicBytes.of(platform, Topics.GAME_COMMANDS, partition);
    long eventBytes = TopicBytes.of(platform, Topics.GAME_EVENTS, partition);
    boolean isKilled = killsOwner && window.number() == 2;
    if (isKilled) {
      CompletableFuture.delayedExecutor(within / 2, TimeUnit.MILLISECONDS)
          .execute(() -> kill(owner));
    }
    CpuMeter cpu = new CpuMeter(platform);
    PlayedGateways.Put put =
        played.answer(window, seats, right, within, limitSeconds * 1_000 + GRACE_MILLIS);
    EventFold.Cost folded = cost.get(180, TimeUnit.SECONDS);
    cost = new CompletableFuture<>();
    double ownerSeconds = isKilled ? Double.NaN : cpu.seconds().getOrDefault(owner.name(), 0.0);
    double answers = Math.max(1, put.answers());
    return new Round(
        window.number(),
        put.answers(),
        put.packs(),
        answers * 1_000 / Math.max(1, lastAnswersAt - put.firstAnswerAt()),
        lastAnswersAt - put.lastAnswerAt(),
        judgedAt - put.lastOverAt(),
        put.bytesPerAnswer(),
        folded.bytesPerAnswer(),
        (TopicBytes.of(platform, Topics.GAME_COMMANDS, partition) - commandBytes) / answers,
        (TopicBytes.of(platform, Topics.GAME_EVENTS, partition) - eventBytes) / answers,
        ownerSeconds * 1e6 / answers,
        folded.microsPerAnswer(),
        (int) folded.answers());
  }

  private void kill(RunningPlatform.Member owner) {
    try {
      Signals.send("KILL", owner.pid());
      killedAt = System.currentTimeMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Used on the fold's thread. */
  private void applied(GameEvent event, GameState after, long appendedAt) {
    if (appendedAt > killedAt && after instanceof GameState.QuestionOpen) {
      longestGapMs = Math.max(longestGapMs, appendedAt - lastRecordAt);
    }
    lastRecordAt = appendedAt;
    Players all = after.facts().players();
    switch (event) {
      case GameEvent.Joined _ -> {
        if (all.size() == players + sockets) {
          seats =
              IntStream.range(0, all.size())
                  .filter(seat -> PlayedGateways.plays(all.userId(seat)))
                  .toArray();
          joined.countDown();
        }
      }
      case GameEvent.WindowOpened _ -> {
        if (after instanceof GameState.QuestionOpen question) {
          open.add(question.window());
        }
      }
      case GameEvent.AnswersRecorded _ -> lastAnswersAt = appendedAt;
      case GameEvent.QuestionJudged _ -> {
        judgedAt = appendedAt;
        if (fold != null) {
          cost.complete(fold.takeCost());
        }
      }
      case GameEvent.Finished end -> {
        finishToDurableMs = appendedAt - end.finishedAt();
        finished.countDown();
      }
      case GameEvent.Cancelled _ -> finished.countDown();
      default -> {}
    }
  }

  /** Seconds from the end of the game until every player has a row in {@code results}. */
  private double awaitRows(RunningPlatform platform, long quizId) throws Exception {
    long since = System.nanoTime();
    try (var quizzes = platform.database("quiz");
        var count = quizzes.prepareStatement("SELECT count(*) FROM results WHERE quiz_id = ?")) {
      count.setLong(1, quizId);
      long rows = 0;
      while (rows < players + sockets && System.nanoTime() - since < 300e9) {
        try (var row = count.executeQuery()) {
          row.next();
          rows = row.getLong(1);
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
    return (System.nanoTime() - since) / 1e9;
  }
}
