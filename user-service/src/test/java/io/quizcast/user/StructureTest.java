package io.quizcast.user;

import io.quizcast.guard.StructureRules;

/** Checks the structure of user-service. */
class StructureTest extends StructureRules {
  StructureTest() {
    super("io.quizcast.user");
  }
}
