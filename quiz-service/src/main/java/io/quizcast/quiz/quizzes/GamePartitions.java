package io.quizcast.quiz.quizzes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the partitions that games run on. */
@ConfigMapping(prefix = "quizcast.game")
public interface GamePartitions {
  /**
   * Over how many partitions of {@code game.commands} new quizzes are spread. Must not exceed the
   * number of partitions of the topic: a quiz on a missing partition would never start.
   */
  @WithDefault("4")
  int partitions();
}
