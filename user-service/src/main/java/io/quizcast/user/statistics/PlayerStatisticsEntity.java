package io.quizcast.user.statistics;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Running totals of one player; amounts are in whole currency units. */
@Entity
@Table(name = "player_statistics")
public class PlayerStatisticsEntity {
  @Id public Long userId;
  public long gamesPlayed;
  public long totalScore;
  public long highestScore;
  public long winsCount;
  public long totalPrizeWon;
}
