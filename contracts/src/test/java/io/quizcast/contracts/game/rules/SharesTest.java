package io.quizcast.contracts.game.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Splits funds of up to 10¹² among up to 10⁶ winners. */
class SharesTest {

  @Property(tries = 300)
  void sharesSumToTheFundAndDifferByAtMostOneUnit(
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long fund,
      @ForAll @IntRange(min = 1, max = 1_000_000) int winners) {
    Shares shares = new Shares(fund, winners);
    long sum = 0;
    for (int index = 0; index < winners; index++) {
      sum += shares.of(index);
    }
    assertThat(sum).isEqualTo(fund);
    assertThat(shares.of(0) - shares.of(winners - 1)).isBetween(0L, 1L);
  }

  /** Plays the largest supported game through the rules. */
  @Example
  void aMillionWinnersShareATrillion() {
    int players = 1_000_000;
    PlayedGame game = new PlayedGame(1, 1_000_000_000_000L, false);
    game.join(players);
    game.heartbeat("g1");
    game.tick();
    game.tick();
    game.tick();
    for (int user = 1; user <= players; user++) {
      game.answer(user, user % 7 == 0 ? 0 : PlayedGame.RIGHT, user % 5_000);
    }
    game.heartbeat("g1");
    game.windowOver("g1");
    game.tick();
    List<FinalRanking.Row> rows = FinalRanking.of(game.state.facts(), List.of()).rows();

    assertThat(rows).hasSize(players);
    assertThat(rows.stream().mapToLong(FinalRanking.Row::prize).sum())
        .isEqualTo(1_000_000_000_000L);
    assertThat(rows.stream().filter(FinalRanking.Row::isWinner).count()).isEqualTo(857_143);
  }
}
