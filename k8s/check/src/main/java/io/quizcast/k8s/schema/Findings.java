package io.quizcast.k8s.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with the fields of one object. */
final class Findings {
  private final String object;
  private final List<String> found = new ArrayList<>();

  /**
   * Creates an object without findings.
   *
   * @param object kind and name
   */
  Findings(String object) {
    this.object = object;
  }

  void add(String path, String what) {
    found.add(object + ": " + path + " " + what);
  }

  Stream<String> all() {
    return found.stream();
  }
}
