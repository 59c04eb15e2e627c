package io.quizcast.quiz.stage;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quizcast.quiz.store.Found;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads and writes stage links. */
@ApplicationScoped
class StageLinkRepository implements PanacheRepositoryBase<StageLinkEntity, Long> {
  /** The links of a quiz, newest first, revoked ones included. */
  Uni<List<StageLinkEntity>> ofQuiz(long quizId) {
    return list("quizId", Sort.descending("id"), quizId);
  }

  Uni<Long> countUsable(long quizId) {
    return count("quizId = ?1 and revokedAt is null", quizId);
  }

  /** Finds the link and locks it until the transaction ends; refuses with 404 if there is none. */
  Uni<StageLinkEntity> requireLocked(long quizId, long linkId) {
    return Found.locked(find("id = ?1 and quizId = ?2", linkId, quizId));
  }

  Uni<Optional<StageLinkEntity>> usable(String keyHash) {
    return find("keyHash = ?1 and revokedAt is null", keyHash)
        .firstResult()
        .map(Optional::ofNullable);
  }
}
