package io.quizcast.delivery.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.contracts.user.UserEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * The outbox of a service that publishes on {@code user.events}: stores events within the running
 * transaction, and sends them after the commit, one record per ordering key at a time. Each such
 * service has one bean that extends this class.
 */
public abstract class UserEventOutbox {
  private final String insert;
  private final ObjectMapper json;
  private final OutboxRelay relay;

  /**
   * @param insert stores a row from the parameters {@code :key}, {@code :type}, {@code :payload}
   *     and {@code :traceparent}; the last two can be null
   */
  protected UserEventOutbox(
      String service,
      OutboxTable table,
      String insert,
      Pool pool,
      Vertx vertx,
      MutinyEmitter<Record<String, @Nullable String>> channel,
      MeterRegistry meters,
      ObjectMapper json) {
    this.insert = insert;
    this.json = json;
    relay = new OutboxRelay(table, service, pool, vertx, channel::sendMessage, meters);
  }

  /**
   * Publishes the event if the running transaction commits. Events of one key keep their order,
   * because their transactions lock the user's row before the id of the outbox row is generated.
   */
  public Uni<Void> publish(UserEvent event) {
    ObjectNode payload = json.valueToTree(event);
    return store(event.key(), payload.get("type").textValue(), payload.toString());
  }

  /** Removes the key from the compacted topic if the running transaction commits. */
  public Uni<Void> publishTombstone(String key) {
    return store(key, "tombstone", null);
  }

  private Uni<Void> store(String key, String type, @Nullable String payload) {
    relay.expect();
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(insert)
                    .setParameter("key", key)
                    .setParameter("type", type)
                    .setParameter("payload", payload)
                    .setParameter("traceparent", CurrentTrace.traceparent())
                    .executeUpdate())
        .replaceWithVoid();
  }

  protected void start(@Observes StartupEvent started) {
    relay.start();
  }

  protected void stop(@Observes ShutdownEvent stopping) {
    relay.stop();
  }
}
