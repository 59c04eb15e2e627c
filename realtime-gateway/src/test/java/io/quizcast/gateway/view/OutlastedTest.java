package io.quizcast.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.game.rules.Players;
import io.quizcast.contracts.game.rules.PlayersForTests;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import org.junit.jupiter.api.Test;

class OutlastedTest {
  private static final ServerFrame.Finish FINISH =
      new ServerFrame.Finish(7, "T", "M", "completed", "2026-11-24T12:00:00Z", 1, 500L, null);

  @Test
  void eachPlayerOutlastedThoseWhomEarlierQuestionsEliminated() {
    Players players = new PlayersForTests().in().outAt(1).outAt(1).outAt(3).absent().outAt(4).get();
    Outlasted outlasted = Outlasted.of(players, 3, FINISH);
    assertThat(outlasted.of(1).outlasted()).isZero();
    assertThat(outlasted.of(2).outlasted()).isZero();
    assertThat(outlasted.of(3).outlasted()).isEqualTo(2);
    // The player was removed by an admin in the break after the last question.
    assertThat(outlasted.of(5).outlasted()).isEqualTo(3);
    assertThat(outlasted.of(0).outlasted()).isEqualTo(4);
  }

  @Test
  void usersWhoDidNotPlayGetTheFrameWithoutANumber() {
    Players players = new PlayersForTests().in().absent().get();
    Outlasted outlasted = Outlasted.of(players, 3, FINISH);
    assertThat(outlasted.of(1)).isEqualTo(FINISH);
    assertThat(outlasted.of(Players.NO_SEAT)).isEqualTo(FINISH);
    assertThat(outlasted.of(2)).as("a seat taken after the end").isEqualTo(FINISH);
  }

  @Test
  void withoutWinnersTheLastOnesOutlastedAllOthersButNotEachOther() {
    Players players = new PlayersForTests().outAt(1).outAt(2).outAt(2).get();
    Outlasted outlasted = Outlasted.of(players, 2, FINISH);
    assertThat(outlasted.of(1).outlasted()).isEqualTo(1);
    assertThat(outlasted.of(2).outlasted()).isEqualTo(1);
  }

  @Test
  void aGameThatEndsBeforeItsFirstQuestionHasNothingToOutlast() {
    Players players = new PlayersForTests().in().in().get();
    assertThat(Outlasted.of(players, 0, FINISH).of(1).outlasted()).isZero();
  }

  @Test
  void aLargeGameHasFewFrames() {
    PlayersForTests players = new PlayersForTests();
    for (int i = 0; i < 10_000; i++) {
      players.outAt(1 + i % 10);
    }
    Outlasted outlasted = Outlasted.of(players.get(), 10, FINISH);
    assertThat(outlasted.frames()).hasSize(13);
    assertThat(outlasted.of(9_999).outlasted()).isEqualTo(9_000);
  }
}
