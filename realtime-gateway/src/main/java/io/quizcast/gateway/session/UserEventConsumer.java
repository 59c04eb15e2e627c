package io.quizcast.gateway.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.user.UserEvent;
import io.quizcast.gateway.GatewayMetrics;
import io.quizcast.gateway.stream.TopicTail;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Hears from {@code user.events} which sessions end. From the end of the topic: a session that
 * ended earlier cannot redeem a ticket.
 */
@ApplicationScoped
public class UserEventConsumer implements TopicTail.Reader {
  private final SessionRevocation ties;
  private final GatewayMetrics metrics;
  private final ObjectReader json;
  private final TopicTail tail;

  UserEventConsumer(
      SessionRevocation ties,
      GatewayMetrics metrics,
      ObjectMapper mapper,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.ties = ties;
    this.metrics = metrics;
    this.json = mapper.readerFor(UserEvent.class);
    this.tail = new TopicTail(Topics.USER_EVENTS, kafka, this);
  }

  void start(@Observes StartupEvent event) {
    tail.start();
  }

  @Override
  public long from(int partition, long start, long end) {
    return end;
  }

  @Override
  public void records(List<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> data : records) {
      if (data.value() != null) {
        read(data.value());
      }
    }
  }

  private void read(byte[] value) {
    try {
      UserEvent event = json.readValue(value);
      ties.apply(event);
    } catch (IOException e) {
      metrics.unreadable();
    }
  }

  @Override
  public void caughtUp() {}

  @PreDestroy
  void stop() {
    tail.close();
  }
}
