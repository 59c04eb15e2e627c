package io.quizcast.user.history;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.user.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The caller's games, and statistics about them. */
@Path("/api/users/me")
@Authenticated
public class HistoryResource {
  private final CallerIdentity caller;
  private final GameResultRepository results;
  private final GameHistory history;

  HistoryResource(CallerIdentity caller, GameResultRepository results, GameHistory history) {
    this.caller = caller;
    this.results = results;
    this.history = history;
  }

  @GET
  @Path("statistics")
  @WithSession
  public Uni<PersonalStatistics> statistics() {
    return results.summary(caller.userId());
  }

  @GET
  @Path("results")
  public Uni<HistoryPage> history(
      @RestQuery @Nullable String page, @RestQuery("page_size") @Nullable String pageSize) {
    return history.page(caller.userId(), Page.of(page, pageSize, GameHistory.LARGEST_PAGE));
  }
}
