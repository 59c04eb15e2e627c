package io.quizcast.swarm.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quizcast.swarm.game.ServerFrame.Accepted;
import io.quizcast.swarm.game.ServerFrame.Noise;
import io.quizcast.swarm.game.ServerFrame.Question;
import io.quizcast.swarm.game.ServerFrame.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
  private static final String QUESTION =
      """
      {"type":"quiz:question","data":{"question_id":5,"quiz_id":2,"number":1,"text":"?",\
      "options":[{"id":0,"text":"a"},{"id":1,"text":"b"}],"time_limit":10,"total_questions":3,\
      "start_time":9,"server_timestamp":9}}""";

  private final FrameReader reader = new FrameReader();

  @Test
  void readsAQuestion() throws Exception {
    assertThat(reader.read(QUESTION).frame())
        .isEqualTo(new Question(2, 5, 1, 3, 10, 9, "?", List.of(0, 1)));
  }

  @Test
  void onlyFramesForAllPlayersAreHashed() throws Exception {
    FrameReader.Read first = reader.read(QUESTION);
    FrameReader.Read accepted =
        reader.read(
            "{\"type\":\"quiz:answer_accepted\",\"data\":{\"question_id\":5,\"selected_option\":1}}");
    assertThat(first.isShared()).isTrue();
    assertThat(accepted.isShared()).isFalse();
    assertThat(accepted.frame()).isEqualTo(new Accepted(5, 1, ""));
    assertThat(new FrameReader().read(QUESTION).sharedHash()).isEqualTo(first.sharedHash());
    assertThat(reader.read(QUESTION.replace("\"a\"", "\"c\"")).sharedHash())
        .isNotEqualTo(first.sharedHash());
  }

  @Test
  void aTimerIsOnlyCounted() throws Exception {
    FrameReader.Read timer = reader.read("{\"type\":\"quiz:timer\",\"data\":{}}");
    assertThat(timer.frame()).isEqualTo(new Noise("quiz:timer"));
    assertThat(timer.isShared()).isFalse();
  }

  @Test
  void fieldsMayComeInAnyOrder() throws Exception {
    assertThat(
            reader
                .read("{\"data\":{\"quiz_id\":3,\"status\":\"scheduled\"},\"type\":\"quiz:state\"}")
                .frame())
        .isEqualTo(new State(3, "scheduled", null, 0, false, "", false));
  }

  @Test
  void textThatIsNotJsonIsReported() {
    assertThatThrownBy(() -> reader.read("hello")).isInstanceOf(JsonProcessingException.class);
  }
}
