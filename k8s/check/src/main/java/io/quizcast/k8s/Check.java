package io.quizcast.k8s;

import java.util.stream.Stream;

/** Something every overlay is held to. */
@FunctionalInterface
public interface Check {
  /** What is wrong, one sentence each, beginning with the object; nothing if all is well. */
  Stream<String> findings(Overlay overlay);
}
