package io.quizcast.user.leaderboard;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.RequestRefused;
import io.quizcast.user.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/leaderboard}: public, but for the caller's own place. */
@Path("/api/leaderboard")
public class LeaderboardResource {
  private static final int LARGEST_PAGE = 100;
  private static final int NEIGHBOURS = 3;

  @Inject CallerIdentity caller;
  @Inject LeaderboardService leaderboards;

  /** {@code period} is {@code all} (the default), {@code week} or {@code month}. */
  @GET
  public Uni<LeaderboardPage> page(
      @RestQuery @Nullable String period,
      @RestQuery @Nullable String page,
      @RestQuery("page_size") @Nullable String pageSize) {
    return leaderboards.page(board(period), Page.of(page, pageSize, LARGEST_PAGE));
  }

  /** The caller's rank and his neighbours, three on each side. */
  @GET
  @Path("me")
  @Authenticated
  public Uni<Standing> mine(@RestQuery @Nullable String period) {
    return leaderboards.standing(board(period), caller.userId(), NEIGHBOURS);
  }

  private static Board board(@Nullable String period) {
    return Board.asked(period, Instant.now(Clock.systemUTC()))
        .orElseThrow(() -> RequestRefused.invalid("A period is all, week or month"));
  }
}
