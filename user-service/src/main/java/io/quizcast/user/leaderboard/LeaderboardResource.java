package io.quizcast.user.leaderboard;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.RequestRefused;
import io.quizcast.user.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/leaderboard}: public, except for the caller's own rank. */
@Path("/api/leaderboard")
public class LeaderboardResource {
  private static final int LARGEST_PAGE = 100;
  private static final int NEIGHBOURS = 3;
  private static final Pattern SERIES = Pattern.compile("[a-z0-9-]{1,40}");

  private final CallerIdentity caller;
  private final LeaderboardService leaderboards;

  LeaderboardResource(CallerIdentity caller, LeaderboardService leaderboards) {
    this.caller = caller;
    this.leaderboards = leaderboards;
  }

  /**
   * Returns one page. {@code period} is {@code all} (the default), {@code week} or {@code month};
   * {@code series} replaces it.
   */
  @GET
  public Uni<LeaderboardPage> page(
      @RestQuery @Nullable String period,
      @RestQuery @Nullable String series,
      @RestQuery @Nullable String page,
      @RestQuery("page_size") @Nullable String pageSize) {
    return leaderboards.page(board(period, series), Page.of(page, pageSize, LARGEST_PAGE));
  }

  /** Returns the caller's rank and three players on each side. */
  @GET
  @Path("me")
  @Authenticated
  public Uni<OwnRank> mine(@RestQuery @Nullable String period, @RestQuery @Nullable String series) {
    return leaderboards.ownRank(board(period, series), caller.userId(), NEIGHBOURS);
  }

  private static Board board(@Nullable String period, @Nullable String series) {
    if (series == null) {
      return Board.asked(period, Instant.now(Clock.systemUTC()))
          .orElseThrow(() -> RequestRefused.invalid("A period is all, week or month"));
    }
    if (period != null) {
      throw RequestRefused.invalid("Ask for a period or for a series");
    }
    if (!SERIES.matcher(series).matches()) {
      throw RequestRefused.invalid("A series is lower-case letters, digits and hyphens");
    }
    return Board.ofSeries(series);
  }
}
