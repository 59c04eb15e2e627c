package io.quizcast.e2e.sockets;

import io.quizcast.e2e.bench.CpuMeter;
import io.quizcast.e2e.bench.EvidenceFile;
import io.quizcast.e2e.bench.RepeatedFigure;
import io.quizcast.e2e.platform.Reads;
import io.quizcast.e2e.platform.RunningPlatform.Member;
import io.quizcast.e2e.platform.Waiting;
import io.quizcast.swarm.game.Timings;
import io.quizcast.swarm.quiz.QuizDraft;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a gateway with thousands of sockets that are idle, stalled, lost or joining. */
@Command(name = "sockets", description = "load tests of the gateway with thousands of sockets")
public final class SocketsCommand {
  private static final int OPENED_PER_SECOND = 1_000;
  private static final int STALL_ROUNDS = 3;
  private static final int QUIET_SECONDS = 5;
  private static final long BAR_BYTES = 20 * 1024;

  @Mixin final EvidenceFile evidence = new EvidenceFile("sockets");

  @Command(description = "some sockets stop reading for 10 s, which must not affect the others")
  int stall(
      @Option(names = "--sockets", defaultValue = "5000") int count,
      @Option(names = "--percent", defaultValue = "20") int percent)
      throws Exception {
    Trial trial = new Trial("stall", evidence);
    trial.figure("sockets", count);
    try (SocketCrowd crowd = new SocketCrowd(trial.platform())) {
      QuizDraft.Written warm = trial.quiz(2, 5, Duration.ofSeconds(20 + count / 800));
      crowd.answerRightly();
      crowd.open(count, OPENED_PER_SECOND, warm.id());
      awaitReady(crowd, count);
      awaitQuestion(crowd, 0);
      TimeUnit.SECONDS.sleep(15);
      List<Double> without = new ArrayList<>();
      List<Double> with = new ArrayList<>();
      boolean right = true;
      for (int game = 0; game < 2 * STALL_ROUNDS; game++) {
        boolean stalling = game % 2 == 1;
        long last = crowd.members().getFirst().question;
        QuizDraft.Written quiz = trial.quiz(3, 6, Duration.ofSeconds(12));
        crowd.moveTo(quiz.id());
        awaitReady(crowd, count);
        awaitQuestion(crowd, last);
        Timings sample = crowd.measure(member -> member.turn % 100 >= percent);
        List<CrowdMember> stalled =
            crowd.members().stream().filter(m -> m.turn % 100 < percent).toList();
        if (stalling) {
          stalled.forEach(SocketsCommand::pause);
        }
        TimeUnit.SECONDS.sleep(10);
        crowd.measure(_ -> false);
        if (stalling) {
          right &= comeBack(trial, crowd, stalled, quiz.id());
        }
        (stalling ? with : without).add(sample.spread(1).p99());
        TimeUnit.SECONDS.sleep(14);
      }
      trial.figure("p99 ms without", without);
      trial.figure("p99 ms with", with);
      double ratio = RepeatedFigure.median(with) / Math.max(1, RepeatedFigure.median(without));
      trial.figure("ratio of medians (bar 1.3)", Trial.rounded(ratio));
      trial.figure("closed", crowd.closings());
      return trial.end(right && ratio <= 1.3);
    }
  }

  private static void pause(CrowdMember member) {
    var socket = member.socket;
    if (socket != null) {
      socket.pause();
    }
  }

  private static boolean comeBack(
      Trial trial, SocketCrowd crowd, List<CrowdMember> stalled, long quiz) throws Exception {
    long since = System.nanoTime();
    for (CrowdMember member : stalled) {
      var socket = member.socket;
      if (socket != null) {
        socket.resume();
      }
      member.resync(quiz);
    }
    Waiting.until(
        Duration.ofSeconds(10), () -> stalled.stream().allMatch(m -> m.stateAt - since > 0));
    CrowdMember other =
        crowd.members().stream().filter(m -> !stalled.contains(m)).findFirst().orElseThrow();
    long wrong =
        stalled.stream()
            .filter(m -> m.stateAt - since <= 0)
            .filter(m -> m.stateQuestion != 0 && m.stateQuestion != other.question)
            .count();
    long silent = stalled.stream().filter(m -> m.stateAt - since <= 0).count();
    trial.figure("stalled", stalled.size());
    trial.figure("of them without a state afterwards", silent);
    trial.figure("of them with another question", wrong);
    return silent == 0 && wrong == 0;
  }

  /** Kills one of two gateways while a question is open. */
  @Command(description = "kill -9 of one of two gateways while a question is open (--scale ...=2)")
  int storm(@Option(names = "--sockets", defaultValue = "10000") int count) throws Exception {
    Trial trial = new Trial("storm", evidence);
    List<Member> gateways =
        trial.platform().members().stream().filter(m -> m.service().contains("gateway")).toList();
    if (gateways.size() != 2) {
      System.err.println("Two gateways are needed: ./quizcast up --scale realtime-gateway=2");
      return 2;
    }
    trial.figure("sockets on both together", count);
    try (SocketCrowd crowd = new SocketCrowd(trial.platform())) {
      QuizDraft.Written quiz = trial.quiz(1, 30, Duration.ofSeconds(25 + count / 500));
      crowd.open(count, OPENED_PER_SECOND, quiz.id());
      awaitReady(crowd, count);
      awaitQuestion(crowd, 0);
      answerAll(crowd);
      Reads quiet = new Reads(trial.platform());
      TimeUnit.SECONDS.sleep(QUIET_SECONDS);
      Map<String, Double> usual = quiet.perSecond();
      Reads reads = new Reads(trial.platform());
      long killed = System.nanoTime();
      ProcessHandle.of(gateways.getLast().pid()).ifPresent(ProcessHandle::destroyForcibly);
      Waiting.until(Duration.ofSeconds(5), () -> crowd.lost() >= count / 2 - count / 100);
      boolean back =
          Waiting.until(
              Duration.ofSeconds(20),
              () ->
                  crowd.members().stream()
                      .allMatch(m -> !m.closed || (m.socket != null && m.stateAt - killed > 0)));
      double seconds = (System.nanoTime() - killed) / 1e9;
      Map<String, Long> crowdReads = reads.beyond(usual, count / 100);
      long accepted = crowd.members().stream().filter(m -> !m.accepted.isEmpty()).count();
      trial.figure("lost sockets", crowd.lost());
      trial.figure("all back with state after s (bar 10)", Trial.rounded(seconds));
      boolean judged =
          Waiting.until(
              Duration.ofSeconds(60),
              () ->
                  crowd.members().stream()
                      .filter(m -> !m.accepted.isEmpty())
                      .allMatch(m -> !m.judged.isEmpty()));
      long mistaken =
          crowd.members().stream()
              .filter(m -> !m.accepted.isEmpty() && !m.accepted.equals(m.judged))
              .count();
      trial.figure("acknowledged", accepted);
      trial.figure("acknowledged, verdict missing or of another", mistaken);
      trial.figure("statements asked by the crowd (bar none)", crowdReads);
      boolean counted = accepted == count && judged && mistaken == 0;
      return trial.end(back && counted && seconds <= 10 && crowdReads.isEmpty());
    }
  }

  private static void answerAll(SocketCrowd crowd) throws IOException, InterruptedException {
    for (CrowdMember member : crowd.members()) {
      member.answer((int) (member.userId % 4));
    }
    Waiting.until(
        Duration.ofSeconds(8), () -> crowd.members().stream().noneMatch(m -> m.accepted.isEmpty()));
  }

  /** Memory per socket, without the fixed memory of the process. */
  @Command(description = "memory of idle sockets")
  int idle(@Option(names = "--sockets", defaultValue = "15000") int count) throws Exception {
    Trial trial = new Trial("idle", evidence);
    Member gateway =
        trial.platform().members().stream()
            .filter(m -> m.service().contains("gateway"))
            .findFirst()
            .orElseThrow();
    QuizDraft.Written quiz = trial.quiz(1, 5, Duration.ofMinutes(20));
    try (SocketCrowd warm = new SocketCrowd(trial.platform())) {
      warm.open(1_000, OPENED_PER_SECOND, quiz.id());
      awaitReady(warm, 1_000);
    }
    TimeUnit.SECONDS.sleep(3);
    long heap = ProcessMemory.heapAfterCollection(gateway.pid());
    long resident = ProcessMemory.resident(gateway.pid());
    try (SocketCrowd crowd = new SocketCrowd(trial.platform())) {
      crowd.open(count, OPENED_PER_SECOND, quiz.id());
      awaitReady(crowd, count);
      TimeUnit.SECONDS.sleep(10);
      long heapPer = (ProcessMemory.heapAfterCollection(gateway.pid()) - heap) / count;
      long residentPer = (ProcessMemory.resident(gateway.pid()) - resident) / count;
      trial.figure("sockets open", crowd.open());
      trial.figure("heap bytes per socket", heapPer);
      trial.figure("resident bytes per socket (bar 20480)", residentPer);
      return trial.end(crowd.open() == count && residentPer <= BAR_BYTES);
    }
  }

  /** The lobby before a start. */
  @Command(description = "joins at a steady rate: CPU, and dropped sockets")
  int joins(
      @Option(names = "--sockets", defaultValue = "10000") int count,
      @Option(names = "--per-second", defaultValue = "200") int perSecond)
      throws Exception {
    Trial trial = new Trial("joins", evidence);
    QuizDraft.Written quiz = trial.quiz(1, 5, Duration.ofMinutes(20));
    try (SocketCrowd warm = new SocketCrowd(trial.platform())) {
      warm.open(count / 5, perSecond, quiz.id());
      awaitReady(warm, count / 5);
    }
    TimeUnit.SECONDS.sleep(3);
    double idlePerSecond = idleCpuPerSecond(trial);
    QuizDraft.Written lobby = trial.quiz(1, 5, Duration.ofMinutes(20));
    try (SocketCrowd crowd = new SocketCrowd(trial.platform())) {
      long began = System.nanoTime();
      CpuMeter cpu = new CpuMeter(trial.platform());
      crowd.open(count, perSecond, lobby.id());
      awaitReady(crowd, count);
      Map<String, Double> used = cpu.seconds();
      double idle = idlePerSecond * (System.nanoTime() - began) / 1e9;
      double total = used.values().stream().mapToDouble(Double::doubleValue).sum() - idle;
      long registered = crowd.members().stream().filter(m -> m.ready).count();
      trial.figure("joins at " + perSecond + "/s", count);
      trial.figure("registered", registered);
      trial.figure("dropped", crowd.lost() + count - crowd.open());
      trial.figure("closed", crowd.closings());
      trial.figure("errors", crowd.errors());
      trial.figure("CPU seconds", used);
      trial.figure("of them without anybody", Trial.rounded(idle));
      double each = Trial.rounded(total * 1_000 / count);
      trial.figure("CPU seconds per 1 000 joins (bar 1)", each);
      return trial.end(registered == count && crowd.lost() == 0 && each <= 1);
    }
  }

  private static double idleCpuPerSecond(Trial trial) throws Exception {
    CpuMeter cpu = new CpuMeter(trial.platform());
    TimeUnit.SECONDS.sleep(10);
    return cpu.seconds().values().stream().mapToDouble(Double::doubleValue).sum() / 10;
  }

  private static void awaitReady(SocketCrowd crowd, int count)
      throws IOException, InterruptedException {
    Waiting.until(
        Duration.ofSeconds(30),
        () -> crowd.members().stream().filter(m -> m.ready).count() == count);
  }

  private static void awaitQuestion(SocketCrowd crowd, long other)
      throws IOException, InterruptedException {
    Waiting.until(
        Duration.ofMinutes(2),
        () -> crowd.members().stream().allMatch(m -> m.question != 0 && m.question != other));
  }
}
