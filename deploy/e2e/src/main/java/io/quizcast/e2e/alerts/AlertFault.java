package io.quizcast.e2e.alerts;

import java.util.List;

/**
 * A fault of a running platform, and the alerts that must fire.
 *
 * @param what description of the fault
 * @param strike injects the fault
 */
record AlertFault(String what, List<String> alerts, Strike strike) {

  /** Injects a fault. The scene records how to undo it. */
  interface Strike {
    void on(Scene scene) throws Exception;
  }
}
