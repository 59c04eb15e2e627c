package io.quizcast.auth.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quizcast.delivery.outbox.OutboxTable;
import io.quizcast.delivery.outbox.UserEventOutbox;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jspecify.annotations.Nullable;

/** Publishes the facts about accounts and sessions, those of one user one after the other. */
@Singleton
public class UserEventPublisher extends UserEventOutbox {
  private static final OutboxTable TABLE =
      new OutboxTable("outbox", "o.user_id", "o.record_key", "o.event_type", "o.payload");

  private static final String INSERT =
      """
      INSERT INTO outbox (user_id, record_key, event_type, payload, traceparent)
      VALUES (CAST(split_part(:key, ':', 1) AS bigint), :key, :type, CAST(:payload AS text),
        CAST(:traceparent AS text))
      """;

  UserEventPublisher(
      Pool pool,
      Vertx vertx,
      @Channel("outbox") MutinyEmitter<Record<String, @Nullable String>> channel,
      MeterRegistry meters,
      ObjectMapper json) {
    super("auth-service", TABLE, INSERT, pool, vertx, channel, meters, json);
  }
}
