package io.quizcast.user.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RankedPlayerTest {
  @Test
  void moreWinsThenMorePrizeComesFirst() {
    assertThat(new RankedPlayer(1, 2, 0).score())
        .isLessThan(new RankedPlayer(2, 1, 1_000_000_000_000L).score());
    assertThat(new RankedPlayer(1, 8_191, 1_000_000_000_001L).score())
        .isLessThan(new RankedPlayer(2, 8_191, 1_000_000_000_000L).score());
    assertThat(new RankedPlayer(1, 0, 0).score()).isEqualTo(new RankedPlayer(2, 0, 0).score());
  }

  @Test
  void membersSortInTheOrderOfIds() {
    assertThat(RankedPlayer.member(9)).isLessThan(RankedPlayer.member(10));
  }

  @Test
  void weeksAndMonthsUseTheTimeZoneOfAlmaty() {
    Instant newYearThere = Instant.parse("2026-12-31T19:30:00Z");
    assertThat(Board.monthOf(newYearThere)).isEqualTo(new Board("m2027-01"));
    assertThat(Board.weekOf(newYearThere)).isEqualTo(new Board("w2026-53"));
  }
}
