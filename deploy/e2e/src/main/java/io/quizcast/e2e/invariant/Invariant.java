package io.quizcast.e2e.invariant;

import io.quizcast.e2e.invariant.trace.GameTrace;
import java.sql.SQLException;
import java.util.List;

/** A statement that holds for every game, whatever failed while it was played. */
public interface Invariant {

  /** The statement. */
  String statement();

  /** Counterexamples, one readable line each; empty if the invariant holds. */
  List<String> violations(GameTrace trace) throws SQLException;
}
