package io.quizcast.auth.key;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Signing keys in the database. */
@ApplicationScoped
public class SigningKeyRepository implements PanacheRepositoryBase<SigningKeyEntity, String> {
  private static final long LOCK = 7_105_002L;

  /**
   * Takes the advisory lock under which keys are changed; other replicas wait until the transaction
   * ends.
   */
  Uni<Void> lockForChange() {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(:lock)", Integer.class)
                    .setParameter("lock", LOCK)
                    .getSingleResult())
        .replaceWithVoid();
  }

  Uni<Optional<SigningKeyEntity>> inState(KeyState state) {
    return find("state", state.stored()).firstResult().map(Optional::ofNullable);
  }

  Uni<Integer> retireActive(Instant now) {
    return update(
        "state = ?1, retiredAt = ?2 where state = ?3",
        KeyState.RETIRED.stored(),
        now,
        KeyState.ACTIVE.stored());
  }

  Uni<Integer> activate(String kid, Instant now) {
    return update(
        "state = ?1, activatedAt = ?2 where kid = ?3", KeyState.ACTIVE.stored(), now, kid);
  }
}
