package io.quizcast.user.history;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quizcast.user.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The games a player took part in. */
@ApplicationScoped
public class GameResultRepository implements PanacheRepository<GameResultEntity> {
  /** Newest first; games recorded at the same instant keep one order over all pages. */
  Uni<List<GameResultEntity>> history(long userId, Page page) {
    return find("userId = ?1 order by createdAt desc, id desc", userId)
        .range(page.offset(), page.offset() + page.size() - 1)
        .list();
  }

  Uni<Long> played(long userId) {
    return count("userId", userId);
  }
}
