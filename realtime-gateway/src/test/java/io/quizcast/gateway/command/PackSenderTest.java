package io.quizcast.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.GatewayCommand;
import io.quizcast.contracts.game.GameCommand.Joins;
import io.quizcast.contracts.game.JoinColumns;
import io.quizcast.contracts.game.JoinColumns.Join;
import io.quizcast.contracts.game.Packing;
import io.quizcast.gateway.command.GameCommandPublisher.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Items of one room: which are sent immediately, which are gathered, and which are lost. */
class PackSenderTest {
  private final List<GameCommand> put = new ArrayList<>();
  private final Deque<Outcome> unconfirmed = new ArrayDeque<>();
  private final Deque<Runnable> timers = new ArrayDeque<>();
  private final List<Long> lost = new ArrayList<>();
  private final Set<Long> left = new HashSet<>();
  private boolean soon = true;
  private PackSender<Long> sender;

  private final class JoinsOfUsers implements PackSender.Kind<Long> {
    @Override
    public Duration pause() {
      return soon ? Duration.ZERO : Duration.ofMillis(100);
    }

    @Override
    public PackSender.Pack<Long> open() {
      JoinColumns.Builder columns = new JoinColumns.Builder();
      return new PackSender.Pack<>() {
        @Override
        public boolean add(Long user) {
          if (left.contains(user)) {
            return false;
          }
          columns.add(join(user));
          return true;
        }

        @Override
        public boolean isFull() {
          return columns.isFull();
        }

        @Override
        public GatewayCommand command() {
          return new Joins(5, "gw", columns.build());
        }
      };
    }

    @Override
    public void lost(Long user) {
      lost.add(user);
    }
  }

  @BeforeEach
  void create() {
    PackSender.Topic topic =
        (command, _, outcome) -> {
          put.add(command);
          unconfirmed.add(outcome);
        };
    sender = new PackSender<>(new JoinsOfUsers(), topic, (_, task) -> timers.add(task));
  }

  private static Join join(long user) {
    return new Join(user, 10 * user, "h" + user, "phone");
  }

  private static Joins pack(long... users) {
    JoinColumns.Builder pack = new JoinColumns.Builder();
    LongStream.of(users).forEach(user -> pack.add(join(user)));
    return new Joins(5, "gw", pack.build());
  }

  private void ask(long... users) {
    LongStream.of(users).forEach(sender::send);
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
    ask(LongStream.rangeClosed(0, Packing.ENOUGH).toArray());
    assertThat(put).hasSize(1);

    confirm();

    assertThat(put).hasSize(2);
    assertThat(((Joins) put.getLast()).joins().size()).isEqualTo(Packing.ENOUGH);
  }

  @Test
  void moreJoinsThanFitIntoARecordGoAsSeveralInOrder() {
    int count = 10_000;
    ask(LongStream.range(0, count).toArray());
    while (!unconfirmed.isEmpty()) {
      confirm();
    }

    assertThat(put).hasSizeBetween(3, 20);
    assertThat(put.stream().flatMap(command -> ((Joins) command).joins().each().stream()))
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
    left.add(2L);
    ask(2);
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
}
