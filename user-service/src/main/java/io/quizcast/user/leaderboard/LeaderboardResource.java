package io.quizcast.user.leaderboard;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.user.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/leaderboard}: public. */
@Path("/api/leaderboard")
public class LeaderboardResource {
  private static final int LARGEST_PAGE = 100;

  @Inject LeaderboardRepository leaderboard;

  @GET
  @WithSession
  public Uni<LeaderboardPage> page(
      @RestQuery @Nullable String page, @RestQuery("page_size") @Nullable String pageSize) {
    Page asked = Page.of(page, pageSize, LARGEST_PAGE);
    return leaderboard
        .page(asked)
        .chain(
            users ->
                leaderboard
                    .total()
                    .map(
                        total ->
                            new LeaderboardPage(
                                users, total, asked.number(), asked.size(), asked.size())));
  }
}
