package io.quizcast.user.history;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.user.paging.Page;
import io.quizcast.user.prize.Prize;
import io.quizcast.user.prize.PrizeRepository;
import io.quizcast.user.profile.ProfileEntity;
import io.quizcast.user.profile.ProfileRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The games of a player with what became of their prizes, newest first. */
@ApplicationScoped
public class GameHistory {
  static final int LARGEST_PAGE = 50;

  private final GameResultRepository results;
  private final PrizeRepository prizes;
  private final ProfileRepository profiles;

  GameHistory(GameResultRepository results, PrizeRepository prizes, ProfileRepository profiles) {
    this.results = results;
    this.prizes = prizes;
    this.profiles = profiles;
  }

  @WithSession
  Uni<HistoryPage> page(long userId, Page asked) {
    return results
        .history(userId, asked)
        .chain(
            games ->
                prizes
                    .of(userId, games.stream().map(game -> game.quizId).toList())
                    .chain(
                        won ->
                            results
                                .played(userId)
                                .chain(
                                    total ->
                                        profiles
                                            .findById(userId)
                                            .map(user -> page(asked, games, won, total, user)))));
  }

  private static HistoryPage page(
      Page asked,
      List<GameResultEntity> games,
      Map<Long, Prize> prizes,
      long total,
      @Nullable ProfileEntity profile) {
    String username = profile == null ? "" : profile.username;
    String picture = profile == null ? "" : profile.profilePicture;
    return new HistoryPage(
        games.stream()
            .map(game -> HistoryItem.of(game, username, picture, prizes.get(game.quizId)))
            .toList(),
        total,
        asked.number(),
        asked.size(),
        asked.size());
  }
}
