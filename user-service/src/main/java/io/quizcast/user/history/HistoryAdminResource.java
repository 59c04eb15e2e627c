package io.quizcast.user.history;

import io.quizcast.contracts.access.Permission;
import io.quizcast.user.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The games and prizes of any player, for the portal. */
@Path("/api/admin/users/{id}/results")
@RolesAllowed(Permission.PEOPLE)
public class HistoryAdminResource {
  private final GameHistory history;

  HistoryAdminResource(GameHistory history) {
    this.history = history;
  }

  /** Empty for a user who has played no game or does not exist. */
  @GET
  public Uni<HistoryPage> of(
      long id,
      @RestQuery @Nullable String page,
      @RestQuery("page_size") @Nullable String pageSize) {
    return history.page(id, Page.of(page, pageSize, GameHistory.LARGEST_PAGE));
  }
}
