package io.quizcast.quiz.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.JoinColumns.Join;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One player's join or answer, taken out of the pack of their gateway.
 *
 * @param type {@code join} or {@code answer}; the fields of the other one are absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlayerCommand(
    String type,
    String gateway,
    @Nullable Long sessionId,
    @Nullable String addressHash,
    @Nullable String device,
    @Nullable Long questionId,
    @Nullable Integer selectedOption,
    @Nullable Integer elapsedMs) {

  /**
   * The commands of a player in a logged one.
   *
   * @param seat the player's seat; negative if they have none
   */
  static List<PlayerCommand> in(GameCommand logged, long userId, int seat) {
    return switch (logged) {
      case GameCommand.Joins pack ->
          pack.joins().each().stream()
              .filter(join -> join.userId() == userId)
              .map(join -> of(pack, join))
              .toList();
      case GameCommand.Answers pack -> {
        AnswerColumns answers = pack.answers();
        yield IntStream.range(0, answers.size())
            .filter(i -> answers.seat(i) == seat)
            .mapToObj(i -> of(pack, answers.option(i), answers.elapsedMs(i)))
            .toList();
      }
      case GameCommand.HostCommand _, GameCommand.ClockCommand _, GameCommand.GatewayCommand _ ->
          List.of();
    };
  }

  private static PlayerCommand of(GameCommand.Joins pack, Join join) {
    return new PlayerCommand(
        "join",
        pack.gateway(),
        join.sessionId(),
        join.addressHash(),
        join.device(),
        null,
        null,
        null);
  }

  private static PlayerCommand of(GameCommand.Answers pack, int option, int elapsedMs) {
    return new PlayerCommand(
        "answer", pack.gateway(), null, null, null, pack.questionId(), option, elapsedMs);
  }
}
