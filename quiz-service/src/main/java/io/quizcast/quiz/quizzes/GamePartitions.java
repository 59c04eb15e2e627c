package io.quizcast.quiz.quizzes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the partitions that games run on. */
@ConfigMapping(prefix = "quizcast.game")
public interface GamePartitions {
  /**
   * Number of partitions of {@code game.commands} that new quizzes are spread over. Must not exceed
   * the topic's partitions: a quiz on a missing partition could never start.
   */
  @WithDefault("4")
  int partitions();
}
