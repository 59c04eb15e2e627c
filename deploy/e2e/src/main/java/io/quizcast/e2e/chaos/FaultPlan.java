package io.quizcast.e2e.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** The faults of one run, fixed by its seed. */
public record FaultPlan(long seed, List<Step> steps) {

  /**
   * @param at time since the scheduled start; negative in the lobby
   */
  public record Step(Duration at, Fault fault) {}

  private static final List<String> KILLED =
      List.of(
          Fault.OWNER,
          Fault.OWNER,
          "quiz-service",
          "realtime-gateway",
          "realtime-gateway",
          "auth-service",
          "user-service",
          "kafka",
          "postgres",
          "redis");

  /**
   * Limits the time for which a gateway is frozen, because players may be unheard after a longer
   * silence.
   */
  private static final int HARMLESS_MILLIS = 2000;

  /**
   * Draws two to four faults between three seconds before the start and the expected end.
   *
   * @param expected duration of the game without faults
   */
  public static FaultPlan draw(long seed, Duration expected) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Step> steps = new ArrayList<>();
    int count = random.nextInt(2, 5);
    for (int i = 0; i < count; i++) {
      Duration at = Duration.ofMillis(random.nextLong(-3000, expected.toMillis()));
      steps.add(new Step(at, fault(random)));
    }
    steps.sort(Comparator.comparing(Step::at));
    return new FaultPlan(seed, List.copyOf(steps));
  }

  private static Fault fault(SplittableRandom random) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> new Fault.Freeze(Fault.OWNER, millis(random, 1000, 10_000));
      case 2 -> new Fault.Freeze("realtime-gateway", millis(random, 200, HARMLESS_MILLIS));
      case 3 -> new Fault.Freeze("realtime-gateway", millis(random, 3000, 8000));
      case 4 -> new Fault.EmptyRedis();
      case 5 ->
          new Fault.RollingRestart(random.nextBoolean() ? "quiz-service" : "realtime-gateway");
      default -> new Fault.Kill(KILLED.get(random.nextInt(KILLED.size())));
    };
  }

  private static Duration millis(SplittableRandom random, int min, int max) {
    return Duration.ofMillis(random.nextInt(min, max + 1));
  }

  /**
   * Whether a player who answered on time may be eliminated. That is so only if the gateway to
   * which they sent the answer was gone, or silent for too long.
   */
  public boolean mayLeaveUnheard() {
    return steps.stream()
        .map(Step::fault)
        .anyMatch(
            fault ->
                switch (fault) {
                  case Fault.Kill kill -> kill.service().equals("realtime-gateway");
                  case Fault.Freeze freeze ->
                      freeze.service().equals("realtime-gateway")
                          && freeze.time().toMillis() > HARMLESS_MILLIS;
                  case Fault.RollingRestart restart -> restart.service().equals("realtime-gateway");
                  case Fault.Leave _, Fault.EmptyRedis _ -> false;
                });
  }
}
