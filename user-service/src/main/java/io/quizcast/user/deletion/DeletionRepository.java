package io.quizcast.user.deletion;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quizcast.user.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Goodbyes this service has carried out. */
@ApplicationScoped
public class DeletionRepository implements PanacheRepositoryBase<DeletionEntity, Long> {
  /** Newest first. */
  Uni<List<DeletionEntity>> page(Page page) {
    return findAll(Sort.by("deletedAt", Sort.Direction.Descending).and("userId"))
        .range(page.offset(), page.offset() + page.size() - 1)
        .list();
  }
}
