package io.quizcast.user.leaderboard;

/**
 * One line of a leaderboard.
 *
 * @param rank 1-based; ties are broken by user id
 * @param totalPrizeWon in whole currency units
 */
public record LeaderboardEntry(
    long rank,
    long userId,
    String username,
    String profilePicture,
    long winsCount,
    long totalPrizeWon) {

  LeaderboardEntry at(long rank) {
    return new LeaderboardEntry(rank, userId, username, profilePicture, winsCount, totalPrizeWon);
  }
}
