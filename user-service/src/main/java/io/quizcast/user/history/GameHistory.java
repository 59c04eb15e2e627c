package io.quizcast.user.history;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.user.paging.Page;
import io.quizcast.user.prize.Prize;
import io.quizcast.user.prize.PrizeRepository;
import io.quizcast.user.profile.ProfileEntity;
import io.quizcast.user.profile.ProfileRepository;
import io.quizcast.user.statistics.GameTitleRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The games of a player with the status of their prizes, newest first. */
@ApplicationScoped
public class GameHistory {
  static final int LARGEST_PAGE = 50;

  private final GameResultRepository results;
  private final PrizeRepository prizes;
  private final GameTitleRepository titles;
  private final ProfileRepository profiles;

  GameHistory(
      GameResultRepository results,
      PrizeRepository prizes,
      GameTitleRepository titles,
      ProfileRepository profiles) {
    this.results = results;
    this.prizes = prizes;
    this.titles = titles;
    this.profiles = profiles;
  }

  @WithSession
  Uni<HistoryPage> page(long userId, Page asked) {
    return profiles
        .findById(userId)
        .chain(profile -> page(userId, asked, profile))
        .chain(
            items ->
                results
                    .played(userId)
                    .map(
                        total ->
                            new HistoryPage(
                                items, total, asked.number(), asked.size(), asked.size())));
  }

  private Uni<List<HistoryItem>> page(long userId, Page asked, @Nullable ProfileEntity profile) {
    String username = profile == null ? "" : profile.username;
    String picture = profile == null ? "" : profile.profilePicture;
    return results.history(userId, asked).chain(games -> items(games, userId, username, picture));
  }

  /** All games of a user, within the caller's session. */
  public Uni<List<HistoryItem>> all(long userId, String username, String picture) {
    return results.all(userId).chain(games -> items(games, userId, username, picture));
  }

  private Uni<List<HistoryItem>> items(
      List<GameResultEntity> games, long userId, String username, String picture) {
    List<Long> quizIds = games.stream().map(game -> game.quizId).toList();
    return prizes
        .of(userId, quizIds)
        .chain(
            won ->
                titles
                    .of(quizIds)
                    .map(
                        names ->
                            games.stream()
                                .map(game -> item(game, names, won, username, picture))
                                .toList()));
  }

  private static HistoryItem item(
      GameResultEntity game,
      Map<Long, String> titles,
      Map<Long, Prize> prizes,
      String username,
      String picture) {
    return HistoryItem.of(
        game, titles.get(game.quizId), username, picture, prizes.get(game.quizId));
  }
}
