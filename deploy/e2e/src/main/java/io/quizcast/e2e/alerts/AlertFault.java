package io.quizcast.e2e.alerts;

import java.util.List;

/**
 * Something that goes wrong on a running platform, and the alerts that have to tell.
 *
 * @param what in words
 * @param strike makes it so
 */
record AlertFault(String what, List<String> alerts, Strike strike) {

  /** How a fault comes about; the scene keeps what mends it. */
  interface Strike {
    void on(Scene scene) throws Exception;
  }
}
