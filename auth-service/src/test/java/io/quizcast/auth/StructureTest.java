package io.quizcast.auth;

import io.quizcast.guard.StructureRules;

/** Checks the structure of auth-service. */
class StructureTest extends StructureRules {
  StructureTest() {
    super("io.quizcast.auth");
  }
}
