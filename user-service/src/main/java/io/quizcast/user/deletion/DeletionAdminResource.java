package io.quizcast.user.deletion;

import io.quizcast.contracts.access.Permission;
import io.quizcast.user.deletion.Deletion.Step;
import io.quizcast.user.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Progress of account deletions, for administrators. auth-service deletes the account first; a
 * deletion that is missing here has not arrived on {@code user.events} yet.
 */
@Path("/api/admin/deletions")
@RolesAllowed(Permission.DELETIONS)
public class DeletionAdminResource {
  private static final Logger LOG = Logger.getLogger(DeletionAdminResource.class);
  private static final int LARGEST_PAGE = 100;

  private final DeletionRepository deletions;
  private final QuizDeletionClient quizService;

  DeletionAdminResource(DeletionRepository deletions, @RestClient QuizDeletionClient quizService) {
    this.deletions = deletions;
    this.quizService = quizService;
  }

  record Deletions(List<Deletion> deletions, long total, int page, int pageSize) {}

  @GET
  public Uni<Deletions> page(
      @RestQuery @Nullable String page, @RestQuery("page_size") @Nullable String pageSize) {
    Page asked = Page.of(page, pageSize, LARGEST_PAGE);
    return deletions
        .page(asked)
        .chain(
            found ->
                steps(found.deletions())
                    .map(
                        steps ->
                            new Deletions(steps, found.total(), asked.number(), asked.size())));
  }

  private Uni<List<Deletion>> steps(List<DeletionEntity> found) {
    if (found.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return quizService
        .of(found.stream().map(one -> one.userId).toList())
        .map(forgotten -> Optional.of(Set.copyOf(forgotten.userIds())))
        .onFailure()
        .recoverWithItem(
            unavailable -> {
              LOG.debugf("quiz-service did not report its deletions: %s", unavailable.toString());
              return Optional.empty();
            })
        .map(
            forgotten ->
                found.stream().map(one -> Deletion.of(one, step(forgotten, one.userId))).toList());
  }

  private static Step step(Optional<Set<Long>> forgotten, long userId) {
    return forgotten
        .map(users -> users.contains(userId) ? Step.DONE : Step.PENDING)
        .orElse(Step.UNKNOWN);
  }
}
