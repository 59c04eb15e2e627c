package io.quizcast.user.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.contracts.user.UserEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code user.events}; a poll is one transaction. */
@ApplicationScoped
public class UserEventConsumer {
  @Inject ObjectMapper json;
  @Inject ProfileProjection projection;

  @Incoming("user-events")
  Uni<Void> consume(ConsumerRecords<String, String> poll) throws JsonProcessingException {
    UserEventBatch batch = new UserEventBatch();
    for (ConsumerRecord<String, String> record : poll) {
      if (record.value() != null) {
        batch.add(json.readValue(record.value(), UserEvent.class));
      }
    }
    return projection.apply(batch);
  }
}
