package io.quizcast.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.Packing;
import io.quizcast.contracts.game.Question;
import io.quizcast.contracts.game.Question.Wording;
import io.quizcast.contracts.game.RecordSizes;
import io.quizcast.contracts.game.Window;
import io.quizcast.gateway.command.GameCommandPublisher.Outcome;
import io.quizcast.gateway.trace.AnswerTrace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Packed answers: which are sent immediately, which are gathered, and when the window may end. */
class AnswerSenderTest {
  private static final int SEATS = 20_000;
  private static final GameSettings SETTINGS =
      new GameSettings(1, 1, 100, true, 500, 10_000, 3_000, 500, 1_000, 2_500, 5_000);

  private final List<GameCommand> put = new ArrayList<>();
  private final Deque<Outcome> unconfirmed = new ArrayDeque<>();
  private final List<Integer> durable = new ArrayList<>();
  private final List<Integer> lost = new ArrayList<>();
  private final Deque<Runnable> timers = new ArrayDeque<>();
  private final OpenQuestion asked = question();

  private static OpenQuestion question() {
    Question question = new Question(7, 5, 1, Map.of("ru", new Wording("?", List.of("a", "b"))));
    Window window =
        new Window(1, question, 9, 5, 3, 1_000, true, false, 0, 0, 20_000, Set.of(), "");
    return new OpenQuestion(window, SETTINGS, SEATS, 0);
  }

  private AnswerSender sender(Packing packing) {
    return new AnswerSender(
        asked,
        5,
        "gw",
        packing,
        (command, _, outcome) -> {
          put.add(command);
          unconfirmed.add(outcome);
        },
        (_, task) -> timers.add(task),
        new AnswerSender.Fate() {
          @Override
          public void durable(AnswerSender.Sent sent, long appendedAt) {
            durable.add(sent.answer().seat());
          }

          @Override
          public void lost(AnswerSender.Sent sent) {
            lost.add(sent.answer().seat());
          }

          @Override
          public void settled() {}
        });
  }

  private void tap(AnswerSender sender, int seat) {
    asked.tapped(seat, seat % 2);
    LoopQuestion loop = new LoopQuestion(1, () -> {});
    loop.openAt(0);
    sender.send(
        new OpenQuestion.Held(seat, 100 + seat, seat % 2, 3_000_000, loop, AnswerTrace.NONE));
  }

  private static GameCommand.Answers pack(int... seats) {
    AnswerColumns.Builder columns = new AnswerColumns.Builder();
    for (int seat : seats) {
      columns.add(seat, seat % 2, 3);
    }
    return new GameCommand.Answers(5, 7, "gw", columns.build());
  }

  private void confirm() {
    unconfirmed.remove().appended(2_000);
  }

  @Test
  void theFirstAnswerGoesAtOnceAndTheOthersAsOneRecordWhenItIsConfirmed() {
    AnswerSender sender = sender(Packing.BY_FLIGHT);
    tap(sender, 4);
    assertThat(put).containsExactly(pack(4));
    tap(sender, 2);
    tap(sender, 9);
    tap(sender, 0);
    assertThat(put).hasSize(1);

    confirm();

    assertThat(put).containsExactly(pack(4), pack(2, 9, 0));
    assertThat(durable).containsExactly(4);
    confirm();
    assertThat(durable).containsExactly(4, 2, 9, 0);
    tap(sender, 1);
    assertThat(put).as("idle again: at once").hasSize(3);
  }

  @Test
  void gatheredAnswersKeepTheWindowOpen() {
    AnswerSender sender = sender(Packing.BY_FLIGHT);
    tap(sender, 0);
    tap(sender, 1);
    asked.close();
    assertThat(asked.isReadyForOver()).isFalse();

    confirm();
    assertThat(asked.isReadyForOver()).as("one more record is unconfirmed").isFalse();
    confirm();

    assertThat(asked.isReadyForOver()).isTrue();
  }

  @Test
  void moreAnswersThanFitIntoARecordGoAsSeveralInOrder() {
    AnswerSender sender = sender(Packing.BY_FLIGHT);
    int count = RecordSizes.PACK_ENTRIES + 10;
    for (int seat = 0; seat <= count; seat++) {
      tap(sender, seat);
    }

    confirm();

    assertThat(put).hasSize(3);
    assertThat(((GameCommand.Answers) put.get(1)).answers().size())
        .isEqualTo(RecordSizes.PACK_ENTRIES);
    assertThat(((GameCommand.Answers) put.get(2)).answers().size()).isEqualTo(10);
    confirm();
    tap(sender, SEATS - 1);
    assertThat(put).as("another record is still unconfirmed").hasSize(3);
    confirm();
    assertThat(put).hasSize(4);
    confirm();
    assertThat(durable).hasSize(count + 2).isSubsetOf(seats(SEATS)).doesNotHaveDuplicates();
  }

  private static List<Integer> seats(int count) {
    return java.util.stream.IntStream.range(0, count).boxed().toList();
  }

  @Test
  void aGatewayThatLeavesSendsItsGatheredAnswersAtOnce() {
    AnswerSender sender = sender(Packing.BY_FLIGHT);
    tap(sender, 0);
    tap(sender, 1);

    sender.flush();

    assertThat(put).containsExactly(pack(0), pack(1));
    confirm();
    confirm();
    assertThat(durable).containsExactly(0, 1);
  }

  @Test
  void aLostRecordLosesItsAnswersAndSendsTheNextOnes() {
    AnswerSender sender = sender(Packing.BY_FLIGHT);
    tap(sender, 0);
    tap(sender, 1);
    unconfirmed.remove().failed();

    assertThat(lost).containsExactly(0);
    assertThat(asked.hasTapped(0)).as("the player may answer again").isFalse();
    assertThat(put).containsExactly(pack(0), pack(1));
    confirm();
    asked.close();
    assertThat(asked.isReadyForOver()).isTrue();
  }

  @Test
  void theLargerAGameTheLongerItsPacksWait() {
    assertThat(Packing.of(Packing.MEDIUM - 1)).isEqualTo(Packing.BY_FLIGHT);
    assertThat(Packing.of(Packing.MEDIUM)).isEqualTo(Packing.GATHERED);
    assertThat(Packing.of(Packing.LARGE - 1)).isEqualTo(Packing.GATHERED);
    assertThat(Packing.of(Packing.LARGE)).isEqualTo(Packing.GATHERED_LONGER);
  }

  @Test
  void aPackWaitsForTheTimerOfThePackBefore() {
    AnswerSender sender = sender(Packing.GATHERED);
    tap(sender, 0);
    assertThat(put).as("the first goes at once").containsExactly(pack(0));
    tap(sender, 1);
    confirm();
    assertThat(put).hasSize(1);
    tap(sender, 2);
    assertThat(timers).as("one timer for all of them").hasSize(1);
    asked.close();
    assertThat(asked.isReadyForOver()).as("two answers wait").isFalse();

    timers.remove().run();

    assertThat(put).containsExactly(pack(0), pack(1, 2));
    assertThat(asked.isReadyForOver()).isFalse();
    confirm();
    assertThat(asked.isReadyForOver()).isTrue();
  }

  @Test
  void aPackOfEnoughAnswersGoesWithTheConfirmationOfThePackBefore() {
    AnswerSender sender = sender(Packing.GATHERED);
    for (int seat = 0; seat <= Packing.ENOUGH; seat++) {
      tap(sender, seat);
    }
    assertThat(put).hasSize(1);

    confirm();

    assertThat(put).hasSize(2);
    assertThat(((GameCommand.Answers) put.getLast()).answers().size()).isEqualTo(Packing.ENOUGH);
  }

  @Test
  void theTimerSendsNothingWhileARecordIsUnconfirmed() {
    AnswerSender sender = sender(Packing.GATHERED);
    tap(sender, 0);
    confirm();
    tap(sender, 1);
    sender.flush();
    tap(sender, 2);
    timers.remove().run();
    assertThat(put).containsExactly(pack(0), pack(1));

    confirm();
    assertThat(put).containsExactly(pack(0), pack(1), pack(2));
  }
}
