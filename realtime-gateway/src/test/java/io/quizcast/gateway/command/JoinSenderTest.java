package io.quizcast.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.Join;
import io.quizcast.contracts.game.GameCommand.Joins;
import io.quizcast.contracts.game.JoinColumns;
import io.quizcast.gateway.command.GameCommandPublisher.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Joins of one room: which are sent immediately, which are gathered, and which are lost. */
class JoinSenderTest {
  private final List<GameCommand> put = new ArrayList<>();
  private final Deque<Outcome> unconfirmed = new ArrayDeque<>();
  private final Deque<Runnable> timers = new ArrayDeque<>();
  private final List<Long> lost = new ArrayList<>();
  private boolean packs = true;
  private boolean soon = true;
  private boolean full;
  private JoinSender sender;

  @BeforeEach
  void create() {
    JoinSender.Game game =
        new JoinSender.Game() {
          @Override
          public long quizId() {
            return 5;
          }

          @Override
          public boolean packsJoins() {
            return packs;
          }

          @Override
          public boolean startsSoon() {
            return soon;
          }
        };
    JoinSender.Topic topic =
        (command, outcome) -> {
          if (!full) {
            put.add(command);
            unconfirmed.add(outcome);
          }
          return !full;
        };
    sender = new JoinSender(game, "gw", topic, (_, task) -> timers.add(task), lost::add);
  }

  private static Join join(long user) {
    return new Join(5, user, 10 * user, "h" + user, "phone");
  }

  private static Joins pack(long... users) {
    JoinColumns.Builder pack = new JoinColumns.Builder();
    LongStream.of(users).forEach(user -> pack.add(join(user)));
    return new Joins(5, "gw", pack.build());
  }

  private void ask(long... users) {
    LongStream.of(users).forEach(user -> sender.send(user, () -> join(user)));
  }

  private void confirm() {
    unconfirmed.remove().appended(2_000);
  }

  @Test
  void theFirstJoinGoesAtOnceAndTheOthersAsOneRecordWhenItIsConfirmed() {
    ask(4);
    assertThat(put).containsExactly(pack(4));
    ask(2, 9, 1);
    assertThat(put).hasSize(1);

    confirm();

    assertThat(put).containsExactly(pack(4), pack(2, 9, 1));
    confirm();
    ask(7);
    assertThat(put).as("idle again: at once").hasSize(3);
    assertThat(timers).as("no timer shortly before the start").isEmpty();
  }

  @Test
  void longBeforeTheStartAPackAlsoWaitsForTheTimer() {
    soon = false;
    ask(4, 2);
    confirm();
    ask(9);
    assertThat(put).containsExactly(pack(4));
    assertThat(timers).as("one timer for all of them").hasSize(1);

    timers.remove().run();

    assertThat(put).containsExactly(pack(4), pack(2, 9));
    timers.remove().run();
    assertThat(timers).as("no timer without joins").isEmpty();
  }

  @Test
  void theTimerSendsNothingWhileARecordIsUnconfirmed() {
    soon = false;
    ask(4, 2);
    timers.remove().run();
    assertThat(put).containsExactly(pack(4));

    confirm();

    assertThat(put).containsExactly(pack(4), pack(2));
  }

  @Test
  void enoughJoinsForARecordDoNotWaitForTheTimer() {
    soon = false;
    ask(LongStream.rangeClosed(0, JoinSender.ENOUGH).toArray());
    assertThat(put).hasSize(1);

    confirm();

    assertThat(put).hasSize(2);
    assertThat(((Joins) put.getLast()).joins().size()).isEqualTo(JoinSender.ENOUGH);
  }

  @Test
  void moreJoinsThanFitIntoARecordGoAsSeveralInOrder() {
    int count = 10_000;
    ask(LongStream.range(0, count).toArray());
    while (!unconfirmed.isEmpty()) {
      confirm();
    }

    assertThat(put).hasSizeBetween(3, 20);
    assertThat(put.stream().flatMap(command -> ((Joins) command).each().stream()))
        .extracting(Join::userId)
        .containsExactlyElementsOf(LongStream.range(0, count).boxed().toList());
  }

  @Test
  void aUserWhoAsksAgainWhileWaitingIsSentOnce() {
    ask(4, 2, 3, 2);

    confirm();

    assertThat(put).containsExactly(pack(4), pack(2, 3));
  }

  @Test
  void aUserWhoHasLeftIsNotSent() {
    ask(4);
    sender.send(2, () -> null);
    confirm();
    assertThat(put).containsExactly(pack(4));

    ask(3);
    assertThat(put).containsExactly(pack(4), pack(3));
  }

  @Test
  void aLostRecordLosesItsJoinsAndSendsTheNextOnes() {
    ask(4, 2, 3);
    unconfirmed.remove().failed();
    assertThat(lost).containsExactly(4L);
    assertThat(put).containsExactly(pack(4), pack(2, 3));

    unconfirmed.remove().failed();

    assertThat(lost).containsExactly(4L, 2L, 3L);
    ask(4);
    assertThat(put).hasSize(3);
  }

  @Test
  void aRecordThatIsNotTakenLosesItsJoins() {
    full = true;
    ask(4);
    assertThat(lost).containsExactly(4L);

    full = false;
    ask(2);
    assertThat(put).containsExactly(pack(2));
  }

  @Test
  void aGameWithoutPacksGetsEveryJoinAsACommandTogetherByTheTimer() {
    packs = false;
    soon = false;
    ask(4, 2, 3);
    assertThat(put).containsExactly(join(4));

    timers.remove().run();

    assertThat(put).containsExactly(join(4), join(2), join(3));
    soon = true;
    ask(7);
    assertThat(put).as("it waits for no confirmation").hasSize(4);
    unconfirmed.getLast().failed();
    assertThat(lost).containsExactly(7L);
  }
}
