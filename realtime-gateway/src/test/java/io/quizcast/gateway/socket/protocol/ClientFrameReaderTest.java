package io.quizcast.gateway.socket.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.gateway.socket.protocol.ClientFrame.Answer;
import io.quizcast.gateway.socket.protocol.ClientFrame.Heartbeat;
import io.quizcast.gateway.socket.protocol.ClientFrame.Ready;
import io.quizcast.gateway.socket.protocol.ClientFrame.Resync;
import io.quizcast.gateway.socket.protocol.ClientFrame.Unusable;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Contract §2.1: the frames of existing clients, and any other input. */
class ClientFrameReaderTest {
  private static ClientFrame read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ClientFrameReader.read(bytes, 0, bytes.length);
  }

  @Test
  void theFourFramesOfExistingClientsAreParsed() {
    assertThat(read("{\"type\":\"user:ready\",\"data\":{\"quiz_id\":5}}")).isEqualTo(new Ready(5));
    assertThat(
            read(
                "{\"type\":\"user:answer\",\"data\":{\"question_id\":9,\"selected_option\":2,\"timestamp\":1712345678901}}"))
        .isEqualTo(new Answer(9, 2));
    assertThat(read("{\"type\":\"user:heartbeat\",\"data\":{}}")).isEqualTo(new Heartbeat());
    assertThat(read("{\"data\":{\"quiz_id\":5},\"type\":\"user:resync\"}"))
        .isEqualTo(new Resync(5, ClientFrame.NO_SEQ));
  }

  @Test
  void aClientMaySendItsLastSeq() {
    assertThat(read("{\"type\":\"user:resync\",\"data\":{\"quiz_id\":5,\"seq\":77}}"))
        .isEqualTo(new Resync(5, 77));
  }

  /**
   * Any integer is accepted as an option. One that is not in the list is a wrong answer, not an
   * error.
   */
  @Test
  void anOptionOutsideTheListIsAnAnswer() {
    assertThat(
            read("{\"type\":\"user:answer\",\"data\":{\"question_id\":9,\"selected_option\":-1}}"))
        .isEqualTo(new Answer(9, -1));
  }

  @Test
  void anAnswerWithoutAnOptionIsUnusable() {
    assertBroken("{\"type\":\"user:answer\",\"data\":{\"question_id\":9}}");
    assertBroken(
        "{\"type\":\"user:answer\",\"data\":{\"question_id\":9,\"selected_option\":null}}");
    assertBroken("{\"type\":\"user:answer\",\"data\":{\"question_id\":9,\"selected_option\":1.5}}");
    assertBroken(
        "{\"type\":\"user:answer\",\"data\":{\"question_id\":9,\"selected_option\":99999999999}}");
  }

  private static void assertBroken(String text) {
    assertThat(read(text))
        .isEqualTo(new Unusable("invalid_format", "Failed to parse user:answer event", true));
  }

  @Test
  void anUnknownTypeIsQuotedInTheError() {
    assertUnknown("player.leave/now please", "player.leave/now please");
    assertUnknown(
        "a_type_that_nobody_has_heard_of_but_that_is_long",
        "a_type_that_nobody_has_heard_of_but_that_is_long");
    assertUnknown("<b>\\u0000 сөз", "?b?? ???");
  }

  private static void assertUnknown(String type, String named) {
    assertThat(read("{\"type\":\"" + type + "\",\"data\":{}}"))
        .isEqualTo(new Unusable("unknown_message_type", "Unknown message type: " + named, false));
  }

  @Test
  void inputWithoutAnEnvelopeIsReportedAsInvalidJson() {
    for (String text :
        new String[] {
          "",
          "x",
          "[]",
          "1",
          "{\"data\":{}}",
          "{}",
          "{} {}",
          "null",
          "{\"type\":7,\"data\":{}}",
          "{\"type\":{\"type\":\"user:heartbeat\"},\"data\":{}}"
        }) {
      assertThat(read(text))
          .as(text)
          .isEqualTo(new Unusable("invalid_message_format", "Invalid JSON format", true));
    }
  }

  @Test
  void noInputMakesTheReaderThrow() {
    Random random = new Random(42);
    byte[] good =
        "{\"type\":\"user:answer\",\"data\":{\"question_id\":9,\"selected_option\":2,\"x\":[{}]}}"
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 30_000; i++) {
      byte[] mutated = good.clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(mutated.length + 1);
      assertThat(ClientFrameReader.read(mutated, 0, length)).isNotNull();
    }
  }
}
