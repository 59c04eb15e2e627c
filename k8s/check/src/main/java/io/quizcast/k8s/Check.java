package io.quizcast.k8s;

import java.util.stream.Stream;

/** A rule for every overlay. */
@FunctionalInterface
public interface Check {
  /** The findings, one sentence each, beginning with the object. Empty if the rule holds. */
  Stream<String> findings(Overlay overlay);
}
