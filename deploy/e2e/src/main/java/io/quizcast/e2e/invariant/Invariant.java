package io.quizcast.e2e.invariant;

import io.quizcast.swarm.verify.Check;
import java.sql.SQLException;
import java.util.List;

/** One sentence that is true of every game, whatever died while it was played. */
public interface Invariant {

  /** The sentence. */
  String sentence();

  /** What contradicts it, a readable line each; empty when all is well. */
  List<String> violations(GameTrace trace) throws SQLException;

  /** A check that needs the promises and the database alone. */
  static Invariant of(Check check) {
    return new Invariant() {
      @Override
      public String sentence() {
        return check.promise();
      }

      @Override
      public List<String> violations(GameTrace trace) throws SQLException {
        return check.violations(trace.evidence());
      }
    };
  }
}
