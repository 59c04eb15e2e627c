package io.quizcast.e2e.chaos;

import io.quizcast.swarm.game.BehaviourMix;
import io.quizcast.swarm.game.Script;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One kind of fault at chosen moments of several games.
 *
 * @param games number of simultaneous games; the first one determines when faults happen
 * @param moments the times of the faults in each run
 * @param fault null for a drill without faults
 * @param busyLoops number of busy loops, each pinned to a core
 */
record Drill(
    String name,
    int bots,
    int runs,
    int games,
    GameShape shape,
    Moments moments,
    @Nullable Fault fault,
    int busyLoops) {

  private static final BehaviourMix ALL_RIGHT = BehaviourMix.parse("");

  /** Long enough for five kills, each of them after the previous process is ready again. */
  private static final GameShape EIGHT_QUESTIONS =
      new GameShape(8, 5, Duration.ofSeconds(7), GameShape.SHORT.mix(), GameShape.SHORT.pace());

  /**
   * Enough time for thousands to join, and a question that is long enough to lose a gateway and
   * reconnect.
   */
  private static final GameShape ONE_LONG_QUESTION =
      new GameShape(1, 25, Duration.ofSeconds(45), ALL_RIGHT, new Script.Pace(100, 20_000, 0));

  private static final GameShape WHOLE_WINDOW =
      new GameShape(4, 5, Duration.ofSeconds(30), ALL_RIGHT, new Script.Pace(100, 4800, 0));

  /** Times since the start of the game. */
  private interface Moments {
    List<Duration> of(GameShape shape, int run, int runs);
  }

  static List<Drill> all() {
    Moments open = (_, run, _) -> List.of(Duration.ofMillis(1500 + 600L * (run % 5)));
    return List.of(
        new Drill(
            "owner-kills",
            100,
            6,
            1,
            EIGHT_QUESTIONS,
            Drill::fiveTimes,
            new Fault.Kill(Fault.OWNER),
            0),
        new Drill(
            "zombies",
            100,
            8,
            1,
            GameShape.SHORT,
            Drill::everywhere,
            new Fault.Freeze(Fault.OWNER, Duration.ofSeconds(10)),
            0),
        new Drill(
            "three-games",
            100,
            5,
            3,
            EIGHT_QUESTIONS,
            (_, run, _) -> List.of(Duration.ofMillis(14_000 + 2_300L * run)),
            new Fault.Kill(Fault.OWNER),
            0),
        new Drill("broker-restarts", 100, 5, 1, GameShape.SHORT, open, new Fault.Kill("kafka"), 0),
        new Drill(
            "database-restarts", 100, 5, 1, GameShape.SHORT, open, new Fault.Kill("postgres"), 0),
        new Drill(
            "gateway-kills",
            4000,
            10,
            1,
            ONE_LONG_QUESTION,
            open,
            new Fault.Kill("realtime-gateway"),
            0),
        new Drill("starvation", 1000, 1, 1, WHOLE_WINDOW, open, null, 2));
  }

  /** Spreads the faults of the runs evenly from the lobby to the end. */
  private static List<Duration> everywhere(GameShape shape, int run, int runs) {
    long lobbyMillis = 2000;
    long span = lobbyMillis + shape.expected().toMillis() - 4000;
    return List.of(Duration.ofMillis(span * run / Math.max(1, runs - 1) - lobbyMillis));
  }

  /**
   * Five faults that are further apart than a question is long, each at a different point of its
   * question.
   */
  private static List<Duration> fiveTimes(GameShape shape, int run, int runs) {
    return LongStream.range(0, 5)
        .mapToObj(kill -> Duration.ofMillis(-2000 + 1170L * run + 12_400 * kill))
        .toList();
  }

  FaultPlan plan(int run, int of) {
    Fault one = fault;
    return new FaultPlan(
        run,
        one == null
            ? List.of()
            : moments.of(shape, run, of).stream().map(at -> new FaultPlan.Step(at, one)).toList());
  }
}
