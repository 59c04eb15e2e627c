package io.quizcast.user.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlaceTest {
  @Test
  void moreWinsThenMorePrizeComesFirst() {
    assertThat(new Place(1, 2, 0).score()).isLessThan(new Place(2, 1, 1_000_000_000_000L).score());
    assertThat(new Place(1, 8_191, 1_000_000_000_001L).score())
        .isLessThan(new Place(2, 8_191, 1_000_000_000_000L).score());
    assertThat(new Place(1, 0, 0).score()).isEqualTo(new Place(2, 0, 0).score());
  }

  @Test
  void membersSortLikeIds() {
    assertThat(Place.member(9)).isLessThan(Place.member(10));
  }

  @Test
  void weeksAndMonthsFollowTheCalendarOfAlmaty() {
    Instant newYearThere = Instant.parse("2026-12-31T19:30:00Z");
    assertThat(Board.monthOf(newYearThere)).isEqualTo(new Board("m2027-01"));
    assertThat(Board.weekOf(newYearThere)).isEqualTo(new Board("w2026-53"));
  }
}
