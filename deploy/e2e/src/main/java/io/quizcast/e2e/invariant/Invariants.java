package io.quizcast.e2e.invariant;

import io.quizcast.e2e.invariant.trace.GameTrace;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All invariants. */
public final class Invariants {
  private Invariants() {}

  public static List<Invariant> all() {
    return List.of(
        new AcceptedAnswersAreCounted(false),
        new OneAnswerPerPlayerAndQuestion(),
        new AcknowledgedAndRightStaysIn(),
        new SurvivorsNeverGrow(),
        new RightOptionStaysSecretUntilJudged(),
        new PhasesComeInOrderAndOnce(),
        new EventsAreNumberedWithoutGaps(),
        new NoOlderOwnerWrites(),
        new PlayersSawTheSameGame(),
        new SharesSumToFund(),
        new LedgerSumsToZero(),
        new ResultsTellWhatPlayersLived(),
        new StatisticsAreTheResults(),
        new UnheardAreListed(),
        new NoCanarySings(),
        new ReplayIsIdentical(),
        new NothingIsStuckOrHeld());
  }

  /** Violated invariants with their counterexamples; empty when all hold. */
  public static Map<String, List<String>> broken(GameTrace trace) throws SQLException {
    Map<String, List<String>> broken = new LinkedHashMap<>();
    for (Invariant invariant : all()) {
      List<String> violations = invariant.violations(trace);
      if (!violations.isEmpty()) {
        broken.put(invariant.statement(), violations);
      }
    }
    return broken;
  }
}
