package io.quizcast.quiz.prizes;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quizcast.quiz.store.Found;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads and writes proposed changes of prize funds. */
@ApplicationScoped
class FundChangeRepository implements PanacheRepositoryBase<FundChangeEntity, Long> {
  Uni<Long> deleteOpen(long quizId) {
    return delete("quizId = ?1 and confirmedAt is null", quizId);
  }

  /** Finds the open proposal; refuses with 404 if there is none. */
  Uni<FundChangeEntity> requireOpen(long quizId, long changeId) {
    return Found.one(find("id = ?1 and quizId = ?2 and confirmedAt is null", changeId, quizId));
  }

  /** Newest first. */
  Uni<List<FundChangeEntity>> ofQuiz(long quizId) {
    return list("quizId", Sort.descending("id"), quizId);
  }
}
