package io.quizcast.quiz.players;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads and writes bans. */
@ApplicationScoped
class PlayerBanRepository implements PanacheRepositoryBase<PlayerBanEntity, Long> {
  Uni<Long> countActive() {
    return count("liftedAt is null");
  }

  Uni<Optional<PlayerBanEntity>> activeOf(long userId) {
    return find("userId = ?1 and liftedAt is null", userId).firstResult().map(Optional::ofNullable);
  }

  Uni<Optional<byte[]>> mailHashOf(long userId) {
    return Sql.list(byte[].class, "SELECT mail_hash FROM player_names WHERE user_id = ?1", userId)
        .map(rows -> rows.stream().filter(Objects::nonNull).findFirst());
  }

  /** Newest first. */
  Uni<List<PlayerBanEntity>> active() {
    return list("liftedAt is null", Sort.descending("id"));
  }
}
