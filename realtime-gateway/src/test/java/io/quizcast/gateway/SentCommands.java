package io.quizcast.gateway;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.JoinColumns.Join;
import java.util.ArrayList;
import java.util.List;

/** What players sent, from packs, in order. */
public final class SentCommands {
  private SentCommands() {}

  public static boolean isAnswer(GameCommand command) {
    return command instanceof GameCommand.Answers;
  }

  static List<GameEvent.Recorded> answers(List<GameCommand> commands) {
    List<GameEvent.Recorded> answers = new ArrayList<>();
    for (GameCommand command : commands) {
      if (command instanceof GameCommand.Answers c) {
        answers.addAll(
            new GameEvent.AnswersRecorded(c.questionId(), c.gateway(), c.answers()).each());
      }
    }
    return answers;
  }

  static List<Join> joins(List<GameCommand> commands) {
    List<Join> joins = new ArrayList<>();
    for (GameCommand command : commands) {
      if (command instanceof GameCommand.Joins c) {
        joins.addAll(c.joins().each());
      }
    }
    return joins;
  }
}
