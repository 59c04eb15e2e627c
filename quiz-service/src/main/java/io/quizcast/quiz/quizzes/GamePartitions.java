package io.quizcast.quiz.quizzes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "quizcast.game")
public interface GamePartitions {
  /**
   * Over how many partitions of game.commands new quizzes are spread. Not more than the topic has:
   * a quiz on a partition that does not exist could never start.
   */
  @WithDefault("4")
  int partitions();
}
