package io.quizcast.contracts.game.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FinalRankingTest {

  /** Contract §14 "1 000 000 / 3 winners"; here the remainder is paid out too (architecture §7). */
  @Test
  void remainderGoesToTheFastestThenToTheLowerUserId() {
    FinalRanking ranking = played(1_000_000, new int[] {1, 1, 1}, new int[] {900, 800, 800});

    assertThat(ranking.rows()).extracting(FinalRanking.Row::userId).containsExactly(2L, 3L, 1L);
    assertThat(ranking.rows())
        .extracting(FinalRanking.Row::prize)
        .containsExactly(333_334L, 333_333L, 333_333L);
  }

  /** Contract §14 "8 555 / 0 winners". */
  @Test
  void nobodyIsPaidWhenNobodyWins() {
    FinalRanking ranking = played(8_555, new int[] {0, 0}, new int[] {1, 2});

    assertThat(ranking.rows()).noneMatch(FinalRanking.Row::isWinner);
    assertThat(ranking.rows()).allMatch(row -> row.prize() == 0);
  }

  /** Contract §14 "ranks": tied players share a rank and the next rank is skipped. */
  @Test
  void equalScoreAndTimeShareARank() {
    FinalRanking ranking = played(10, new int[] {1, 1, 0, 0}, new int[] {500, 500, 100, 200});

    assertThat(ranking.rows()).extracting(FinalRanking.Row::rank).containsExactly(1, 1, 3, 4);
  }

  @Test
  void aPlayerWithoutAnAnswerDoesNotRankAboveAWrongOneWithTheSameScore() {
    PlayedGame game = new PlayedGame(1, 10, false);
    game.join(2);
    game.heartbeat("g1");
    game.tick();
    game.tick();
    game.tick();
    game.answer(2, 0, 9_000);
    game.heartbeat("g1");
    game.windowOver("g1");
    game.tick();
    FinalRanking ranking = FinalRanking.of(game.state.facts(), List.of());

    assertThat(ranking.rows()).extracting(FinalRanking.Row::userId).containsExactly(2L, 1L);
    assertThat(ranking.rows())
        .extracting(FinalRanking.Row::answerTimeMs)
        .containsExactly(9_000L, 10_500L);
  }

  /** The seats are assigned in an order that matches neither the ids nor the times. */
  @Test
  void ranksByScoreThenTimeThenUserId() {
    PlayedGame game = new PlayedGame(1, 100, false);
    Random random = new Random(7);
    List<Long> users = new ArrayList<>(LongStream.range(-100, 400).boxed().toList());
    users.remove(0L);
    Collections.shuffle(users, random);
    users.forEach(user -> game.joinPacked(user));
    game.heartbeat("g1");
    game.tick();
    game.tick();
    game.tick();
    users.forEach(user -> game.answer(user, random.nextInt(2), random.nextInt(20)));
    game.heartbeat("g1");
    game.windowOver("g1");
    game.tick();

    assertThat(FinalRanking.of(game.state.facts(), List.of()).rows())
        .hasSize(users.size())
        .isSortedAccordingTo(
            Comparator.comparingInt(FinalRanking.Row::score)
                .reversed()
                .thenComparingLong(FinalRanking.Row::answerTimeMs)
                .thenComparingLong(FinalRanking.Row::userId));
  }

  @Test
  void unpayableSurvivorsKeepTheirRankAndGetNothing() {
    PlayedGame game = game(9, new int[] {1, 1}, new int[] {1, 2});
    FinalRanking ranking = FinalRanking.of(game.state.facts(), List.of(1L, 77L));

    assertThat(ranking.winners().toArray()).containsExactly(1);
    assertThat(ranking.unpayable().toArray()).containsExactly(0);
    assertThat(ranking.rows().getFirst().userId()).isEqualTo(1);
    assertThat(ranking.rows().getFirst().isWinner()).isFalse();
    assertThat(ranking.rows().getLast().prize()).isEqualTo(9);
  }

  private static FinalRanking played(long fund, int[] options, int[] elapsed) {
    return FinalRanking.of(game(fund, options, elapsed).state.facts(), List.of());
  }

  private static PlayedGame game(long fund, int[] options, int[] elapsed) {
    PlayedGame game = new PlayedGame(1, fund, false);
    game.join(options.length);
    game.heartbeat("g1");
    game.tick();
    game.tick();
    game.tick();
    for (int i = 0; i < options.length; i++) {
      game.answer(i + 1L, options[i], elapsed[i]);
    }
    game.heartbeat("g1");
    game.windowOver("g1");
    game.tick();
    return game;
  }
}
