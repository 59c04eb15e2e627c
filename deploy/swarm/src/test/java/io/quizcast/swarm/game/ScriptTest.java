package io.quizcast.swarm.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.swarm.game.Script.Kind;
import io.quizcast.swarm.game.Script.Move;
import io.quizcast.swarm.game.ServerFrame.Question;
import io.quizcast.swarm.quiz.AnswerKey;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private static final int RIGHT = 3;

  @Test
  void theSameSeedGivesTheSameMove() throws Exception {
    for (Behaviour behaviour : Behaviour.values()) {
      assertThat(script(behaviour, 5).move(question(2)))
          .isEqualTo(script(behaviour, 5).move(question(2)));
    }
  }

  @Test
  void botsFailOnlyAtTheirTroubleQuestion() throws Exception {
    assertThat(script(Behaviour.WRONG, 1).move(question(1)).option()).isEqualTo(RIGHT);
    assertThat(script(Behaviour.WRONG, 1).move(question(2)).option()).isNotEqualTo(RIGHT);
    assertThat(script(Behaviour.SILENT, 1).move(question(2)).kind()).isEqualTo(Kind.SILENCE);
    assertThat(script(Behaviour.SILENT, 1).move(question(3)).kind()).isEqualTo(Kind.ANSWER);
  }

  @Test
  void lateAnswersComeAfterTheGracePeriodAndSlowOnesBefore() throws Exception {
    assertThat(script(Behaviour.LATE, 1).move(question(2)).afterMillis()).isGreaterThan(10_500);
    assertThat(script(Behaviour.SLOW, 1).move(question(2)).afterMillis()).isBetween(9_000, 9_800);
  }

  @Test
  void theSecondAnswerOfAHastyBotDiffersFromTheFirst() throws Exception {
    Move move = script(Behaviour.HASTY, 1).move(question(1));
    assertThat(move.kind()).isEqualTo(Kind.ANSWER_TWICE);
    assertThat(move.option()).isEqualTo(RIGHT).isNotEqualTo(move.secondOption());
  }

  @Test
  void aMixIsDistributedExactlyAndTheRestIsGood() {
    List<Behaviour> dealt = BehaviourMix.parse("wrong=20, silent=5").deal(200, 1);
    assertThat(Collections.frequency(dealt, Behaviour.WRONG)).isEqualTo(40);
    assertThat(Collections.frequency(dealt, Behaviour.SILENT)).isEqualTo(10);
    assertThat(Collections.frequency(dealt, Behaviour.GOOD)).isEqualTo(150);
    assertThat(BehaviourMix.parse("wrong=20, silent=5").deal(200, 1)).isEqualTo(dealt);
  }

  @Test
  void aMixOverAHundredPercentIsRefused() {
    assertThatThrownBy(() -> BehaviourMix.parse("wrong=60,silent=50"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Script script(Behaviour behaviour, long seed) throws Exception {
    AnswerKey key =
        AnswerKey.of(
            new ObjectMapper()
                .readTree("{\"questions\":[{\"text\":\"q\",\"correct_option\":" + RIGHT + "}]}"));
    return new Script(behaviour, key, new Script.Pace(100, 2000, 2), seed);
  }

  private static Question question(int number) {
    return new Question(1, 100 + number, number, 4, 10, 0, "q", List.of(0, 1, 2, 3));
  }
}
