package io.quizcast.swarm.verify;

import java.sql.SQLException;
import java.util.List;

/** One thing that must hold for every finished game. */
public interface Check {

  /** The promise, as a short sentence. */
  String promise();

  /** What does not hold, a readable line each; empty when all is well. */
  List<String> violations(Evidence evidence) throws SQLException;
}
