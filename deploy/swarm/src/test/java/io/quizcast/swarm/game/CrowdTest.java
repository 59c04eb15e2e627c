package io.quizcast.swarm.game;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.PublicApi;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.quiz.AnswerKey;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrowdTest {
  private static final String KEY =
      """
      {"questions":[
        {"text":"question 1","correct_option":1},
        {"text":"question 2","correct_option":2},
        {"text":"question 3","correct_option":3}]}
      """;

  private static final int BOTS = 20;

  /** The silent and the late bots. */
  private static final int QUIET = 4;

  @TempDir Path home;

  @Test
  void everyBotFollowsItsBehaviourAndEveryAcknowledgementIsRecorded() throws Exception {
    try (ScriptedPlatform platform = new ScriptedPlatform(BOTS, 3, QUIET);
        AccountFile file = new AccountFile(home)) {
      Crowd.Outcome outcome = play(platform, file);

      Map<Behaviour, List<PlayerStory>> byBehaviour =
          outcome.stories().stream()
              .collect(java.util.stream.Collectors.groupingBy(PlayerStory::behaviour));
      assertThat(byBehaviour).containsOnlyKeys(Behaviour.values());
      for (Behaviour in :
          List.of(Behaviour.GOOD, Behaviour.SLOW, Behaviour.HASTY, Behaviour.RECONNECTING)) {
        assertThat(byBehaviour.get(in)).as(in.name()).allMatch(story -> story.out() == null);
      }
      assertOut(byBehaviour.get(Behaviour.WRONG), "incorrect_answer");
      assertOut(byBehaviour.get(Behaviour.SILENT), "no_answer_timeout");
      assertOut(byBehaviour.get(Behaviour.LATE), "no_answer_timeout");
      assertThat(byBehaviour.get(Behaviour.RECONNECTING))
          .allMatch(story -> story.sharedFrames().contains(PlayerStory.BREAK));

      assertThat(outcome.report().holds()).isTrue();
      assertThat(outcome.report().rounds()).hasSize(3);
      assertThat(outcome.report().wronglyOut()).isZero();
      assertThat(outcome.report().unheard()).isZero();
      assertThat(promised(outcome)).isEqualTo(recorded(platform));
      assertThat(
              outcome.stories().stream()
                  .map(PlayerStory::sharedFrames)
                  .filter(frames -> !frames.contains(PlayerStory.BREAK))
                  .distinct())
          .as("bots that stayed connected saw the same frames")
          .hasSize(1);
      assertThat(StoryFile.read(home.resolve("bots.jsonl")))
          .usingRecursiveComparison()
          .ignoringFields("account", "answers", "lostNanos")
          .isEqualTo(outcome.stories());
    }
  }

  /** The results are announced before the state, and the crowd must not leave between the two. */
  @Test
  void aBotThatComesBackAfterTheEndWaitsForTheState() throws Exception {
    try (ScriptedPlatform platform = new ScriptedPlatform(BOTS, 2, QUIET);
        AccountFile file = new AccountFile(home)) {
      platform.restartAtTheEnd();

      Crowd.Outcome outcome = play(platform, file);

      assertThat(outcome.stories())
          .allSatisfy(
              story ->
                  assertThat(story.out() != null)
                      .as("%s, %s", story.name(), story.behaviour())
                      .isEqualTo(platform.isOut(story.userId())));
      assertThat(outcome.report().sawResults()).isEqualTo(BOTS);
      assertThat(outcome.stories()).anyMatch(story -> story.out() != null);
    }
  }

  private Crowd.Outcome play(ScriptedPlatform platform, AccountFile file) throws Exception {
    SignIn signIn = new SignIn(new PublicApi(platform.base("http")), file);
    Crowd crowd =
        new Crowd(signIn, new LiveLine(new PrintStream(PrintStream.nullOutputStream()), false));
    return crowd.play(
        new Crowd.Plan(
            ScriptedPlatform.QUIZ,
            List.of(platform.base("ws")),
            BehaviourMix.parse(
                "wrong=10,slow=10,silent=10,late=10,reconnecting=10,hasty=10,guessing=10"),
            AnswerKey.of(new ObjectMapper().readTree(KEY)),
            new Script.Pace(50, 400, ScriptedPlatform.TROUBLE_QUESTION),
            42,
            Instant.now(),
            Duration.ofSeconds(60),
            1),
        signIn.everyone(BOTS, 4, _ -> {}),
        home);
  }

  private static void assertOut(List<PlayerStory> stories, String reason) {
    assertThat(stories)
        .isNotEmpty()
        .allSatisfy(
            story -> {
              PlayerStory.Out out = story.out();
              assertThat(out).isNotNull();
              assertThat(out.reason()).isEqualTo(reason);
              assertThat(out.questionNumber()).isEqualTo(2);
            });
  }

  private static Map<String, Integer> promised(Crowd.Outcome outcome) throws Exception {
    return AcceptedFile.read(outcome.acceptedFile()).stream()
        .collect(
            toMap(
                promise -> promise.userId() + "/" + promise.questionId(),
                AcceptedFile.Promise::option));
  }

  private static Map<String, Integer> recorded(ScriptedPlatform platform) {
    return platform.answers().entrySet().stream()
        .flatMap(
            player ->
                player.getValue().entrySet().stream()
                    .map(
                        answer ->
                            Map.entry(
                                player.getKey() + "/" + (100 + answer.getKey()),
                                answer.getValue())))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
