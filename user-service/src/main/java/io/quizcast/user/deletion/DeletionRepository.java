package io.quizcast.user.deletion;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.quizcast.user.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Account deletions that this service has carried out. */
@ApplicationScoped
public class DeletionRepository implements PanacheRepositoryBase<DeletionEntity, Long> {
  record Found(List<DeletionEntity> deletions, long total) {}

  /** Newest first. */
  @WithSession
  Uni<Found> page(Page page) {
    return findAll(Sort.by("deletedAt", Sort.Direction.Descending).and("userId"))
        .range(page.offset(), page.offset() + page.size() - 1)
        .list()
        .chain(deletions -> count().map(total -> new Found(deletions, total)));
  }
}
