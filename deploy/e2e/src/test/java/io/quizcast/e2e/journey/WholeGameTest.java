package io.quizcast.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.e2e.invariant.AcceptedAnswersAreCounted;
import io.quizcast.e2e.invariant.Invariants;
import io.quizcast.e2e.invariant.trace.GameTrace;
import io.quizcast.e2e.platform.TestedPlatform;
import io.quizcast.swarm.game.Behaviour;
import io.quizcast.swarm.game.Crowd;
import io.quizcast.swarm.game.PlayerStory;
import io.quizcast.swarm.quiz.QuizDraft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Plays a game from sign-up to results through the edge, with players of every behaviour. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(TestedPlatform.BOTS)
class WholeGameTest {
  private static final Set<Behaviour> STAY_IN =
      EnumSet.of(Behaviour.GOOD, Behaviour.SLOW, Behaviour.HASTY, Behaviour.RECONNECTING);

  @Test
  void playersOfEveryBehaviourGetTheResultOfTheirAnswers() throws Exception {
    try (Stage stage = new Stage(TestedPlatform.get())) {
      var bots = stage.bots(40);
      QuizDraft draft = QuizDraft.sums(3, 5);
      QuizDraft.Written quiz = stage.write(draft, Duration.ofSeconds(20));

      Crowd.Outcome outcome =
          stage.play(
              quiz,
              List.of(stage.edge()),
              "wrong=15,slow=10,silent=15,late=10,reconnecting=15,hasty=10",
              bots,
              11);

      System.out.print(outcome.report().text());
      assertThat(outcome.report().holds()).isTrue();
      assertThat(outcome.report().unheard()).isZero();
      for (PlayerStory story : outcome.stories()) {
        PlayerStory.Out out = story.out();
        assertThat(out == null)
            .as(story.name() + " " + story.behaviour() + " " + out)
            .isEqualTo(STAY_IN.contains(story.behaviour()));
        if (out != null) {
          assertThat(out.reason())
              .as(story.behaviour().name())
              .isIn(
                  story.behaviour() == Behaviour.WRONG
                      ? List.of("incorrect_answer")
                      : List.of("no_answer_timeout", "time_exceeded"));
        }
      }
      await()
          .atMost(Duration.ofSeconds(15))
          .untilAsserted(
              () -> {
                GameTrace trace = stage.trace(draft, outcome);
                assertThat(Invariants.broken(trace)).isEmpty();
                assertThat(new AcceptedAnswersAreCounted(true).violations(trace)).isEmpty();
              });
      assertThat(stage.replay(quiz.id())).anyMatch(line -> line.startsWith("identical:"));
      assertThat(stage.verify(quiz.id())).anyMatch(line -> line.startsWith("verified:"));
      namesNobody(stage.proof(quiz.id()), outcome.stories());
    }
  }

  /**
   * The user ids of a new platform are as small as seats and times, so a number alone does not
   * identify anybody. Therefore the test checks that no field is about people and that no column of
   * numbers equals the column of the players' ids.
   */
  private static void namesNobody(List<String> proof, List<PlayerStory> stories) throws Exception {
    Set<Long> ids = stories.stream().map(PlayerStory::userId).collect(Collectors.toSet());
    assertThat(ids).hasSize(40);
    for (String document : proof) {
      assertThat(document).startsWith("{");
      for (PlayerStory story : stories) {
        assertThat(document).doesNotContain(story.name());
      }
      JsonNode read = new ObjectMapper().readTree(document);
      List<String> fields = new ArrayList<>();
      List<JsonNode> lists = new ArrayList<>();
      collect(read, fields, lists);
      assertThat(fields).isNotEmpty().noneMatch(name -> name.matches("(?i).*(user|name|mail).*"));
      assertThat(lists).isNotEmpty();
      for (JsonNode list : lists) {
        Set<Long> numbers = new HashSet<>();
        list.forEach(value -> numbers.add(value.asLong(-1)));
        assertThat(numbers.containsAll(ids)).as(document).isFalse();
      }
    }
  }

  private static void collect(JsonNode node, List<String> fields, List<JsonNode> lists) {
    node.fieldNames().forEachRemaining(fields::add);
    if (node.isArray()) {
      lists.add(node);
    }
    node.forEach(child -> collect(child, fields, lists));
  }
}
