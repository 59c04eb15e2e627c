package io.quizcast.user.deletion;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.user.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which deleted accounts this service has forgotten, for administrators. The first step is
 * auth-service's; one that is missing here is still on its way over user.events.
 */
@Path("/api/admin/deletions")
@RolesAllowed("admin")
public class DeletionAdminResource {
  private static final int LARGEST_PAGE = 100;

  @Inject DeletionRepository deletions;

  record Deletion(long userId, Instant deletedAt, Instant erasedAt) {}

  record Deletions(List<Deletion> deletions, long total, int page, int pageSize) {}

  @GET
  @WithSession
  public Uni<Deletions> page(
      @RestQuery @Nullable String page, @RestQuery("page_size") @Nullable String pageSize) {
    Page asked = Page.of(page, pageSize, LARGEST_PAGE);
    return deletions
        .page(asked)
        .chain(
            found ->
                deletions
                    .count()
                    .map(
                        total ->
                            new Deletions(
                                found.stream()
                                    .map(d -> new Deletion(d.userId, d.deletedAt, d.erasedAt))
                                    .toList(),
                                total,
                                asked.number(),
                                asked.size())));
  }
}
