package io.quizcast.contracts.game.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.Wire;
import io.quizcast.contracts.game.CommandRefusal;
import io.quizcast.contracts.game.GameCommand.Bar;
import io.quizcast.contracts.game.GameCommand.Cancel;
import io.quizcast.contracts.game.GameCommand.Remove;
import io.quizcast.contracts.game.GameCommand.Schedule;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.Joined;
import io.quizcast.contracts.game.GameEvent.Seat;
import io.quizcast.contracts.game.GameNotice.JoinsRefused;
import io.quizcast.contracts.game.GameSnapshot;
import io.quizcast.contracts.game.IdColumn;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Tests that the joins of a pack are decided one by one, in the order of the pack. */
class PackedJoinsTest {
  private static final long QUIZ = PlayedGame.QUIZ;

  private static PlayedGame planned() {
    return new PlayedGame(1, 100, false);
  }

  private static List<Long> users(PlayedGame game) {
    Players players = game.state.facts().players();
    return LongStream.range(0, players.size())
        .map(seat -> players.userId((int) seat))
        .boxed()
        .toList();
  }

  @Test
  void everyJoinOfAPackGetsASeatInTheOrderOfThePack() {
    PlayedGame game = planned();
    game.joinPacked(4);

    List<GameEvent> events = game.joinPacked(9, 2, 7);

    assertThat(events).containsExactly(new Joined(1, true, IdColumn.of(9, 2, 7)));
    assertThat(users(game)).containsExactly(4L, 9L, 2L, 7L);
    assertThat(game.state.facts().players().seatOf(7)).isEqualTo(3);
  }

  @Test
  void aUserTwiceInAPackGetsOneSeat() {
    PlayedGame game = planned();

    assertThat(game.joinPacked(5, 6, 5, 5)).containsExactly(new Joined(0, true, IdColumn.of(5, 6)));
    assertThat(users(game)).containsExactly(5L, 6L);
  }

  @Test
  void aPackThatIsPutTwiceSeatsNobodyTwice() {
    PlayedGame game = planned();
    game.joinPacked(5, 6);

    assertThat(game.joinPacked(5, 6)).isEmpty();
    assertThat(game.joinPacked(6, 8)).containsExactly(new Joined(2, true, IdColumn.of(8)));
    assertThat(game.notices).isEmpty();
    assertThat(users(game)).containsExactly(5L, 6L, 8L);
  }

  @Test
  void aPackBehindTheCloseOfRegistrationIsRefusedAsOneSet() {
    PlayedGame game = opened();

    assertThat(game.joinPacked(1, 9, 8, 9)).isEmpty();
    assertThat(game.notices)
        .containsExactly(new JoinsRefused(IdColumn.of(9, 8), CommandRefusal.REGISTRATION_CLOSED));
    game.windowOver("g1");
    assertThat(game.state).isInstanceOf(GameState.QuestionClosed.class);
    assertThat(game.joinPacked(7)).isEmpty();
    game.tick();
    assertThat(game.state).isInstanceOf(GameState.BetweenQuestions.class);
    assertThat(game.joinPacked(7)).isEmpty();
    assertThat(game.notices).hasSize(3);
    assertThat(users(game)).containsExactly(1L, 2L);
  }

  @Test
  void usersWhoMayNotJoinAreRefusedByReasonAndTheOthersGetTheirSeats() {
    PlayedGame game = planned();
    game.put(new Bar(QUIZ, List.of(11L, 12L)));

    assertThat(game.joinPacked(12, 1, 11, 2, 12))
        .containsExactly(new Joined(0, true, IdColumn.of(1, 2)));
    assertThat(game.notices)
        .containsExactly(new JoinsRefused(IdColumn.of(12, 11), CommandRefusal.BANNED));
  }

  @Test
  void onlyBotsOfAPackJoinARehearsal() {
    PlayedGame game = planned();
    game.put(new Schedule(QUIZ, 2, "t", "", 2_000_000, 1, 0, 60_000, 60_000, Boolean.TRUE));

    assertThat(game.joinPacked(-1, 5, -2))
        .containsExactly(new Joined(0, false, IdColumn.of(-1, -2)));
    assertThat(game.notices)
        .containsExactly(new JoinsRefused(IdColumn.of(5), CommandRefusal.QUIZ_UNKNOWN));
  }

  @Test
  void aCancelledGameRefusesAPack() {
    PlayedGame game = planned();
    game.joinPacked(1);
    game.put(new Cancel(QUIZ, null, "missed", ""));

    assertThat(game.joinPacked(1, 2)).isEmpty();
    assertThat(game.notices)
        .containsExactly(new JoinsRefused(IdColumn.of(2), CommandRefusal.GAME_CANCELLED));
  }

  @Test
  void packsOfManyGiveTheSameStateAsPacksOfOneInOrder() throws IOException {
    Random chance = new Random(22);
    long[] order = chance.longs(3_000, 1, 2_000).toArray();
    PlayedGame single = planned();
    PlayedGame packed = planned();
    for (PlayedGame game : List.of(single, packed)) {
      game.put(new Bar(QUIZ, List.of(5L, 17L, 400L)));
    }
    for (int from = 0; from < order.length; ) {
      int to = Math.min(order.length, from + 1 + chance.nextInt(40));
      for (int i = from; i < to; i++) {
        single.put(PlayedGame.joins(order[i]), i == from ? 10 : 0);
      }
      packed.joinPacked(java.util.Arrays.copyOfRange(order, from, to));
      from = to;
    }

    assertThat(users(packed)).isEqualTo(users(single)).hasSizeGreaterThan(1_000);
    assertThat(seats(packed)).isEqualTo(seats(single));
    assertThat(packed.events.stream().filter(Joined.class::isInstance)).hasSizeLessThan(200);
  }

  private static String seats(PlayedGame game) throws IOException {
    return Wire.JSON.writeValueAsString(game.state.facts().players().seats());
  }

  @Test
  void aGameRestoredFromASnapshotKeepsItsSeats() throws IOException {
    PlayedGame game = planned();
    game.joinPacked(9, 2, 7);
    GameState restored = Snapshots.restore(Wire.JSON.readValue(snapshot(game), GameSnapshot.class));

    game.state = restored;
    assertThat(game.joinPacked(7, 1)).containsExactly(new Joined(3, true, IdColumn.of(1)));
    assertThat(users(game)).containsExactly(9L, 2L, 7L, 1L);
  }

  private static byte[] snapshot(PlayedGame game) throws IOException {
    return Wire.JSON.writeValueAsString(Snapshots.take(game.state, 1, 0, 0)).getBytes(UTF_8);
  }

  @Test
  void theEventListsItsPlayersForChecks() {
    assertThat(new Joined(4, false, IdColumn.of(8, 3)).each())
        .containsExactly(new Seat(4, 8), new Seat(5, 3));
  }

  @Test
  void aPlayerOfAPackCanBeRemoved() {
    PlayedGame game = planned();
    game.joinPacked(9, 2);

    assertThat(game.put(new Remove(QUIZ, "x", 2)))
        .containsExactly(new GameEvent.PlayerRemoved(1, "x"));
  }

  private static PlayedGame opened() {
    PlayedGame game = planned();
    game.joinPacked(1, 2);
    game.heartbeat("g1");
    while (!(game.state instanceof GameState.QuestionOpen open && open.window().out())) {
      game.tick();
      game.heartbeat("g1");
    }
    return game;
  }
}
