package io.quizcast.user.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import io.quizcast.contracts.user.UserEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What {@code user.events} is still to be told. */
@ApplicationScoped
public class OutboxRepository implements PanacheRepository<OutboxEntity> {
  /** Any number that no other lock of this database uses. */
  private static final long RELAY_LOCK = 7_301;

  @Inject ObjectMapper json;

  /**
   * Tells the world of {@code event} if the running transaction commits. Two events of one key keep
   * their order because their transactions hold the same user's row when the id is drawn.
   */
  public Uni<Void> tell(UserEvent event) {
    ObjectNode payload = json.valueToTree(event);
    OutboxEntity owed = new OutboxEntity();
    owed.recordKey = event.key();
    owed.type = payload.get("type").textValue();
    owed.payload = payload.toString();
    return persist(owed).replaceWithVoid();
  }

  /** True if this transaction, and none of another replica, may send until it ends. */
  Uni<Boolean> tryLock() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
                    .setParameter(1, RELAY_LOCK)
                    .getSingleResult());
  }

  Uni<List<OutboxEntity>> oldest(int count) {
    return findAll(Sort.by("id")).page(0, count).list();
  }

  Uni<Long> forget(List<OutboxEntity> told) {
    return delete("id in ?1", told.stream().map(owed -> owed.id).toList());
  }
}
