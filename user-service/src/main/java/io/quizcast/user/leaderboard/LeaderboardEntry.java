package io.quizcast.user.leaderboard;

/**
 * One line of a leaderboard.
 *
 * @param rank 1-based; ties get different ranks, in order of user id
 * @param totalPrizeWon whole currency units
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
