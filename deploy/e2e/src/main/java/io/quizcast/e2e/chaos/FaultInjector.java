package io.quizcast.e2e.chaos;

import io.quizcast.e2e.platform.Reads;
import io.quizcast.e2e.platform.RedisConnection;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.RunningPlatform.Member;
import io.quizcast.e2e.platform.Signals;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Injects the faults of a plan into the running platform, on its own thread. */
final class FaultInjector {
  private static final Duration RESTART = Duration.ofMinutes(2);

  /** Maximum time until a resumed process acts. */
  private static final Duration AWAKE = Duration.ofMillis(1500);

  private final RunningPlatform platform;
  private final FaultPlan plan;
  private final int partition;
  private final SplittableRandom random;
  private final List<Long> moments = new CopyOnWriteArrayList<>();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile @Nullable Reads reads;

  /**
   * @param partition the partition of the game, which identifies its owner
   */
  FaultInjector(RunningPlatform platform, FaultPlan plan, Instant gameStart, int partition) {
    this.platform = platform;
    this.plan = plan;
    this.partition = partition;
    this.random = new SplittableRandom(plan.seed());
    this.thread = Thread.ofPlatform().name("faults").start(() -> carryOut(gameStart));
  }

  /** When each fault struck, by this machine's monotonic clock. */
  List<Long> moments() {
    return List.copyOf(moments);
  }

  /** The SQL statements that were executed at least that often since the first fault. */
  Map<String, Long> readsSince(long atLeast) throws SQLException, IOException {
    Reads since = reads;
    return since == null ? Map.of() : since.atLeast(atLeast);
  }

  /** Waits until every frozen process runs again and returns the injected faults in order. */
  List<String> await() throws InterruptedException {
    thread.join();
    return List.copyOf(done);
  }

  private void carryOut(Instant gameStart) {
    List<Thread> pending = new ArrayList<>();
    try {
      for (FaultPlan.Step step : plan.steps()) {
        Instant due = gameStart.plus(step.at());
        sleepUntil(due);
        try {
          List<Member> members = platform.members();
          if (reads == null) {
            reads = new Reads(platform);
          }
          moments.add(System.nanoTime());
          done.add(step.at().toMillis() + " ms: " + apply(step.fault(), members, pending));
        } catch (IOException | SQLException e) {
          done.add(step.at().toMillis() + " ms: failed: " + e.getMessage());
        }
      }
      for (Thread one : pending) {
        one.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String apply(Fault fault, List<Member> members, List<Thread> pending)
      throws IOException, InterruptedException {
    switch (fault) {
      case Fault.Kill kill -> {
        Member victim = draw(members, kill.service());
        Signals.send("KILL", victim.pid());
        pending.add(Thread.ofPlatform().start(() -> awaitBack(victim)));
        return "kill -9 " + victim.name();
      }
      case Fault.Freeze freeze -> {
        Member victim = draw(members, freeze.service());
        Signals.send("STOP", victim.pid());
        pending.add(Thread.ofPlatform().start(() -> wake(victim, freeze.time())));
        return "froze " + victim.name() + " for " + freeze.time().toMillis() + " ms";
      }
      case Fault.Leave leave -> {
        Member leaver = draw(members, leave.service());
        Signals.send("TERM", leaver.pid());
        pending.add(Thread.ofPlatform().start(() -> awaitBack(leaver)));
        return "SIGTERM to " + leaver.name();
      }
      case Fault.EmptyRedis _ -> {
        emptyRedis();
        return "emptied Redis";
      }
      case Fault.RollingRestart restart -> {
        List<Member> replicas = replicas(members, restart.service());
        for (Member replica : replicas) {
          platform.restart(replica, RESTART);
        }
        return "restarted " + replicas.stream().map(Member::name).toList();
      }
    }
  }

  private Member draw(List<Member> members, String service)
      throws IOException, InterruptedException {
    if (service.equals(Fault.OWNER)) {
      return platform.owner(partition).orElseThrow(() -> new IOException("nobody owns the game"));
    }
    List<Member> replicas = replicas(members, service);
    if (replicas.isEmpty()) {
      throw new IOException("no " + service + " runs");
    }
    return replicas.get(random.nextInt(replicas.size()));
  }

  private static List<Member> replicas(List<Member> members, String service) {
    return members.stream()
        .filter(member -> member.service().equals(service) && member.pid() > 0)
        .toList();
  }

  private void awaitBack(Member victim) {
    long killed = System.nanoTime();
    try {
      platform.awaitSuccessor(victim, RESTART);
      long millis = (System.nanoTime() - killed) / 1_000_000;
      done.add(victim.name() + " was back after " + millis + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      done.add(String.valueOf(e.getMessage()));
    }
  }

  private void wake(Member member, Duration after) {
    try {
      Thread.sleep(after);
      String before = platform.lease(partition);
      Signals.send("CONT", member.pid());
      Thread.sleep(AWAKE);
      String afterwards = platform.lease(partition);
      done.add(
          "%s woke up, lease %s"
              .formatted(
                  member.name(),
                  before.equals(afterwards) ? "stays " + before : before + " -> " + afterwards));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | SQLException e) {
      done.add(member.name() + " did not wake up, or nobody saw it: " + e.getMessage());
    }
  }

  private void emptyRedis() throws IOException {
    try (RedisConnection redis = platform.redis()) {
      redis.ask("FLUSHALL");
    }
  }

  private static void sleepUntil(Instant moment) throws InterruptedException {
    Duration wait = Duration.between(Instant.now(), moment);
    if (wait.isPositive()) {
      Thread.sleep(wait);
    }
  }
}
