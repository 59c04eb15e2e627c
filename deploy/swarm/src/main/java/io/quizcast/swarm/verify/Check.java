package io.quizcast.swarm.verify;

import java.sql.SQLException;
import java.util.List;

/** A rule that must hold for every finished game. */
public interface Check {

  /** The rule, as a short sentence. */
  String promise();

  /** The violations, one readable line each; empty if the rule holds. */
  List<String> violations(Evidence evidence) throws SQLException;
}
