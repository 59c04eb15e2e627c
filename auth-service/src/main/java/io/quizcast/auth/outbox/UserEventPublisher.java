package io.quizcast.auth.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.delivery.outbox.OutboxRelay;
import io.quizcast.delivery.outbox.OutboxTable;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jspecify.annotations.Nullable;

/** Publishes this service's outbox to {@code user.events}, one event per user at a time. */
@ApplicationScoped
public class UserEventPublisher {
  private static final OutboxTable TABLE =
      new OutboxTable(
          "outbox", "o.user_id", "o.record_key", "o.event_type", "o.payload", 7_105_001L);

  private final OutboxRelay relay;

  UserEventPublisher(
      Pool pool,
      Vertx vertx,
      @Channel("outbox") MutinyEmitter<Record<String, @Nullable String>> channel,
      MeterRegistry meters) {
    relay =
        new OutboxRelay(
            TABLE, "auth-service", pool, vertx, record -> channel.sendMessage(record), meters);
  }

  /** Announces that the caller's transaction stores an event, so that it is published soon. */
  void expect() {
    relay.expect();
  }

  void start(@Observes StartupEvent started) {
    relay.start();
  }

  void stop(@Observes ShutdownEvent stopping) {
    relay.stop();
  }
}
