package io.quizcast.gateway;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.rules.Players;
import java.util.ArrayList;
import java.util.List;

/** What players sent, from commands of their own and from packs, in order. */
public final class SentCommands {
  private SentCommands() {}

  public static boolean isAnswer(GameCommand command) {
    return command instanceof GameCommand.Answer || command instanceof GameCommand.Answers;
  }

  static List<GameEvent.Recorded> answers(List<GameCommand> commands, Players players) {
    List<GameEvent.Recorded> answers = new ArrayList<>();
    for (GameCommand command : commands) {
      if (command instanceof GameCommand.Answer c) {
        int seat = players.seatOf(c.userId());
        answers.add(new GameEvent.Recorded(seat, c.selectedOption(), c.elapsedMs(), c.gateway()));
      } else if (command instanceof GameCommand.Answers c) {
        answers.addAll(
            new GameEvent.AnswersPacked(c.questionId(), c.gateway(), c.answers()).each());
      }
    }
    return answers;
  }

  static List<GameCommand.Join> joins(List<GameCommand> commands) {
    List<GameCommand.Join> joins = new ArrayList<>();
    for (GameCommand command : commands) {
      if (command instanceof GameCommand.Join c) {
        joins.add(c);
      } else if (command instanceof GameCommand.Joins c) {
        joins.addAll(c.each());
      }
    }
    return joins;
  }
}
