package io.quizcast.quiz;

import io.quizcast.guard.StructureRules;

/** Checks the structure of quiz-service. */
class StructureTest extends StructureRules {
  StructureTest() {
    super("io.quizcast.quiz");
  }
}
