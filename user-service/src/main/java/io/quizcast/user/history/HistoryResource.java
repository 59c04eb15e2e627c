package io.quizcast.user.history;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.user.paging.Page;
import io.quizcast.user.prize.Prize;
import io.quizcast.user.prize.PrizeRepository;
import io.quizcast.user.profile.ProfileEntity;
import io.quizcast.user.profile.ProfileRepository;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The caller's games, and statistics about them. */
@Path("/api/users/me")
@Authenticated
public class HistoryResource {
  private static final int LARGEST_PAGE = 50;

  private final CallerIdentity caller;
  private final GameResultRepository results;
  private final PrizeRepository prizes;
  private final ProfileRepository profiles;

  HistoryResource(
      CallerIdentity caller,
      GameResultRepository results,
      PrizeRepository prizes,
      ProfileRepository profiles) {
    this.caller = caller;
    this.results = results;
    this.prizes = prizes;
    this.profiles = profiles;
  }

  @GET
  @Path("statistics")
  @WithSession
  public Uni<PersonalStatistics> statistics() {
    return results.summary(caller.userId());
  }

  @GET
  @Path("results")
  @WithSession
  public Uni<HistoryPage> history(
      @RestQuery @Nullable String page, @RestQuery("page_size") @Nullable String pageSize) {
    long userId = caller.userId();
    Page asked = Page.of(page, pageSize, LARGEST_PAGE);
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
