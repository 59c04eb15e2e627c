package io.quizcast.guard.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.json.runtime.JsonFormatter;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogFieldsTest {
  @AfterEach
  void forget() {
    MDC.clear();
  }

  @Test
  void aLineIsOneJsonObjectWithQuizAndPartitionAsFields() throws Exception {
    LogFields.ofPartition(3);
    AtomicReference<JsonNode> line = new AtomicReference<>();
    LogFields.ofQuiz(17, () -> line.set(format("quiz \"17\" is held\nby hand")));
    assertThat(line.get().path("message").asText()).isEqualTo("quiz \"17\" is held\nby hand");
    assertThat(line.get().path("level").asText()).isEqualTo("ERROR");
    assertThat(line.get().at("/mdc/" + LogFields.QUIZ).asText()).isEqualTo("17");
    assertThat(line.get().at("/mdc/" + LogFields.PARTITION).asText()).isEqualTo("3");
  }

  @Test
  void theQuizIsForgottenAfterTheCall() throws Exception {
    LogFields.ofQuiz(17, () -> {});
    assertThat(format("next").at("/mdc/" + LogFields.QUIZ).isMissingNode()).isTrue();
  }

  /** Returns the line as the formatter of production writes it. */
  private static JsonNode format(String text) {
    ExtLogRecord line = new ExtLogRecord(Level.ERROR, text, LogFieldsTest.class.getName());
    line.copyMdc();
    try {
      String written = new JsonFormatter().format(line);
      assertThat(written.strip()).doesNotContain("\n");
      return new ObjectMapper().readTree(written);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
