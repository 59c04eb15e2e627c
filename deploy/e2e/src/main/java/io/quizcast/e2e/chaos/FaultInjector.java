package io.quizcast.e2e.chaos;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.RunningPlatform.Member;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Carries out a plan against the running platform, on its own thread. */
final class FaultInjector {
  /** Asking who runs takes a JVM start; the fault itself has to come on time. */
  private static final Duration LOOKING_UP = Duration.ofSeconds(2);

  private final RunningPlatform platform;
  private final FaultPlan plan;
  private final SplittableRandom random;
  private final List<String> done = new ArrayList<>();
  private final Thread thread;

  FaultInjector(RunningPlatform platform, FaultPlan plan, Instant gameStart) {
    this.platform = platform;
    this.plan = plan;
    this.random = new SplittableRandom(plan.seed());
    this.thread = Thread.ofPlatform().name("faults").start(() -> carryOut(gameStart));
  }

  /** What was really done, in order, once every frozen process runs again. */
  List<String> await() throws InterruptedException {
    thread.join();
    return done;
  }

  private void carryOut(Instant gameStart) {
    List<Thread> frozen = new ArrayList<>();
    try {
      for (FaultPlan.Step step : plan.steps()) {
        Instant due = gameStart.plus(step.at());
        sleepUntil(due.minus(LOOKING_UP));
        try {
          List<Member> members = platform.members();
          sleepUntil(due);
          done.add(step.at().toMillis() + " ms: " + apply(step.fault(), members, frozen));
        } catch (IOException e) {
          done.add(step.at().toMillis() + " ms: failed: " + e.getMessage());
        }
      }
      for (Thread waking : frozen) {
        waking.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String apply(Fault fault, List<Member> members, List<Thread> frozen)
      throws IOException, InterruptedException {
    switch (fault) {
      case Fault.Kill kill -> {
        Member victim = draw(members, kill.service());
        signal("KILL", victim);
        return "kill -9 " + victim.name();
      }
      case Fault.Freeze freeze -> {
        Member victim = draw(members, freeze.service());
        signal("STOP", victim);
        frozen.add(Thread.ofPlatform().start(() -> wake(victim, freeze.time())));
        return "froze " + victim.name() + " for " + freeze.time().toMillis() + " ms";
      }
      case Fault.EmptyRedis _ -> {
        emptyRedis();
        return "emptied Redis";
      }
      case Fault.RollingRestart restart -> {
        List<Member> replicas = replicas(members, restart.service());
        for (Member replica : replicas) {
          platform.restart(replica.name());
        }
        return "restarted " + replicas.stream().map(Member::name).toList();
      }
    }
  }

  private Member draw(List<Member> members, String service) throws IOException {
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

  private static void wake(Member member, Duration after) {
    try {
      Thread.sleep(after);
      signal("CONT", member);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // Killed while it slept: nothing to wake.
    }
  }

  private static void signal(String name, Member member) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(member.pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("kill -" + name + " " + member.name() + " did not find it");
    }
  }

  private void emptyRedis() throws IOException {
    try (Socket redis = new Socket(InetAddress.getLoopbackAddress(), platform.redisPort())) {
      redis.setSoTimeout(2000);
      redis.getOutputStream().write("FLUSHALL\r\n".getBytes(US_ASCII));
      byte[] answer = redis.getInputStream().readNBytes(3);
      if (!new String(answer, US_ASCII).equals("+OK")) {
        throw new IOException("Redis did not empty itself");
      }
    }
  }

  private static void sleepUntil(Instant moment) throws InterruptedException {
    Duration wait = Duration.between(Instant.now(), moment);
    if (wait.isPositive()) {
      Thread.sleep(wait);
    }
  }
}
