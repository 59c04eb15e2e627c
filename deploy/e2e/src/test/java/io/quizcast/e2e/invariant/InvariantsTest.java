package io.quizcast.e2e.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.AnswersRecorded;
import io.quizcast.contracts.game.GameEvent.Finished;
import io.quizcast.contracts.game.GameEvent.Joined;
import io.quizcast.contracts.game.GameEvent.QuestionClosed;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.contracts.game.GameEvent.Started;
import io.quizcast.contracts.game.GameEvent.WindowOpened;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.IdColumn;
import io.quizcast.contracts.game.PlayerSet;
import io.quizcast.contracts.game.Question;
import io.quizcast.e2e.invariant.trace.Evidence;
import io.quizcast.e2e.invariant.trace.GameTrace;
import io.quizcast.e2e.invariant.trace.GameTrace.TapeRecord;
import io.quizcast.e2e.invariant.trace.Outside;
import io.quizcast.swarm.game.GameReport;
import io.quizcast.swarm.game.PlayerStory;
import io.quizcast.swarm.game.StoryFile;
import io.quizcast.swarm.game.Timings;
import io.quizcast.swarm.quiz.QuizDraft;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that each invariant accepts a correct game and reports a corrupted one. */
class InvariantsTest {
  static final QuizDraft DRAFT = QuizDraft.sums(2, 5);
  static final int RIGHT_1 =
      DRAFT.questions().path("questions").get(0).path("correct_option").asInt();

  private final ObjectMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private List<String> leaks = List.of();
  private List<String> replay = List.of();

  @TempDir Path directory;

  @Test
  void aCleanGameViolatesNoInvariant() throws Exception {
    for (Invariant invariant : withoutDatabase()) {
      assertThat(invariant.violations(trace(clean(), cleanStories())))
          .as(invariant.statement())
          .isEmpty();
    }
  }

  @Test
  void aLostRunIsAGap() throws Exception {
    List<TapeRecord> tape = tape(clean());
    tape.remove(3);
    assertBroken(new EventsAreNumberedWithoutGaps(), tape, cleanStories());
  }

  @Test
  void anEventRepublishedWithDifferentContentIsDetected() throws Exception {
    List<TapeRecord> tape = tape(clean());
    EventRun forged = new EventRun(7, 2, 2, List.of(new Joined(0, true, IdColumn.of(99))));
    tape.add(3, record(50, forged));
    assertBroken(new EventsAreNumberedWithoutGaps(), tape, cleanStories());
  }

  @Test
  void aRunRepublishedUnchangedIsAccepted() throws Exception {
    List<TapeRecord> tape = tape(clean());
    tape.add(4, tape.get(3));
    for (Invariant invariant : withoutDatabase()) {
      assertThat(invariant.violations(trace(tape, cleanStories())))
          .as(invariant.statement())
          .isEmpty();
    }
  }

  @Test
  void aVerdictBeforeTheCloseIsOutOfOrder() throws Exception {
    List<GameEvent> events = clean();
    int closed = indexOf(events, QuestionClosed.class);
    events.add(closed, events.remove(closed + 1));
    assertBroken(new PhasesComeInOrderAndOnce(), tape(events), cleanStories());
  }

  @Test
  void aGameWithoutAnEndIsDetected() throws Exception {
    List<GameEvent> events = clean();
    events.removeLast();
    assertBroken(new PhasesComeInOrderAndOnce(), tape(events), cleanStories());
  }

  @Test
  void anEliminatedPlayerWhoPlaysAgainIsDetected() throws Exception {
    List<GameEvent> events = clean();
    int second = events.lastIndexOf(judged(2, 1));
    events.set(second, judged(2, 2));
    assertBroken(new SurvivorsNeverGrow(), tape(events), cleanStories());
  }

  @Test
  void aSecondRecordedAnswerIsDetected() throws Exception {
    List<GameEvent> events = clean();
    int recorded = indexOf(events, AnswersRecorded.class);
    events.add(recorded + 1, recorded(0, 3, 90));
    assertBroken(new OneAnswerPerPlayerAndQuestion(), tape(events), cleanStories());
  }

  @Test
  void aRightOptionInAnEarlyRecordIsDetected() throws Exception {
    List<TapeRecord> tape = tape(clean());
    int opened = 3;
    TapeRecord told = tape.get(opened);
    tape.set(
        opened,
        new TapeRecord(
            told.offset(), told.json().replace("{", "{\"correct_option\":1,"), told.run()));
    assertBroken(new RightOptionStaysSecretUntilJudged(), tape, cleanStories());
  }

  @Test
  void theTextOfAFutureQuestionIsDetected() throws Exception {
    List<TapeRecord> tape = tape(clean());
    String text = DRAFT.questions().path("questions").get(1).path("text").asText();
    tape.set(0, new TapeRecord(0, "{\"next\":\"" + text + "\"}", tape.get(0).run()));
    assertBroken(new RightOptionStaysSecretUntilJudged(), tape, cleanStories());
  }

  @Test
  void aDifferentOrderOfFramesIsDetected() throws Exception {
    String other = cleanStories() + story(3, "[11,13,12,14]", "{}", "");
    assertBroken(new PlayersSawTheSameGame(), tape(clean()), other);
  }

  @Test
  void aMissingFrameWithoutALostSocketIsDetected() throws Exception {
    String other = cleanStories() + story(3, "[11,12,14]", "{}", "");
    assertBroken(new PlayersSawTheSameGame(), tape(clean()), other);
  }

  @Test
  void aMissingFrameAfterALostSocketIsAccepted() throws Exception {
    String other =
        cleanStories()
            + story(3, "[11,12,0,14]", "{}", "")
            + story(4, "[11,12,0,11,13,14]", "{}", "")
            + story(5, "[11,12,0,14,14]", "{}", "");
    assertThat(new PlayersSawTheSameGame().violations(trace(tape(clean()), other))).isEmpty();
  }

  @Test
  void anEliminationDespiteAnAcknowledgedRightAnswerIsDetected() throws Exception {
    String wronged =
        story(
            5,
            "[11,12,13,14]",
            "{\"101\":" + RIGHT_1 + "}",
            ",\"out\":{\"question_id\":101,\"question_number\":1,\"reason\":\"no_answer_timeout\"}");
    assertBroken(new AcknowledgedAndRightStaysIn(), tape(clean()), cleanStories() + wronged);
  }

  @Test
  void aReplayThatDiffersIsDetected() throws Exception {
    replay = List.of("quiz 7: 9 commands", "identical: events, survivors, ranks, shares");
    assertThat(new ReplayIsIdentical().violations(trace(clean(), cleanStories()))).isEmpty();
    replay = List.of("quiz 7: 9 commands", "DIFFERENT in 1 places", "  events from seq 4");
    assertBroken(new ReplayIsIdentical(), tape(clean()), cleanStories());
  }

  @Test
  void aLeakedCanaryWordIsDetected() throws Exception {
    leaks = List.of("a frame quiz:timer holds a right option before its question");
    assertBroken(new NoCanarySings(), tape(clean()), cleanStories());
  }

  @Test
  void anUnheardPlayerWhoIsNotListedIsDetected() throws Exception {
    String unheard =
        story(
            6,
            "[11,12,13,14]",
            "{}",
            ",\"answers\":{\"101\":{\"option\":%d,\"in_time\":true}}".formatted(RIGHT_1)
                + ",\"out\":{\"question_id\":101,\"question_number\":1,"
                + "\"reason\":\"no_answer_timeout\"}");
    assertBroken(new UnheardAreListed(), tape(clean()), cleanStories() + unheard);

    List<GameEvent> events = clean();
    events.set(indexOf(events, QuestionJudged.class), judged(1, 1, PlayerSet.of(2)));
    events.add(2, new Joined(2, true, IdColumn.of(6)));
    assertThat(new UnheardAreListed().violations(trace(events, cleanStories() + unheard)))
        .isEmpty();
  }

  @Test
  void playersWhoJoinedInAPackAreCheckedLikeOthers() throws Exception {
    List<GameEvent> events = clean();
    events.subList(0, 2).clear();
    events.addFirst(new Joined(0, true, IdColumn.of(1, 2)));
    for (Invariant invariant : withoutDatabase()) {
      assertThat(invariant.violations(trace(events, cleanStories())))
          .as(invariant.statement())
          .isEmpty();
    }

    events.add(1, new Joined(2, true, IdColumn.of(6, 2)));
    assertBroken(new OneAnswerPerPlayerAndQuestion(), tape(events), cleanStories());
  }

  private void assertBroken(Invariant invariant, List<TapeRecord> tape, String stories)
      throws Exception {
    assertThat(invariant.violations(trace(tape, stories))).as(invariant.statement()).isNotEmpty();
  }

  private static List<Invariant> withoutDatabase() {
    return List.of(
        new OneAnswerPerPlayerAndQuestion(),
        new AcknowledgedAndRightStaysIn(),
        new SurvivorsNeverGrow(),
        new RightOptionStaysSecretUntilJudged(),
        new PhasesComeInOrderAndOnce(),
        new EventsAreNumberedWithoutGaps(),
        new PlayersSawTheSameGame(),
        new UnheardAreListed(),
        new NoCanarySings(),
        new ReplayIsIdentical());
  }

  static List<GameEvent> clean() {
    GameSettings settings = new GameSettings(1, 2, 100, false, 500, 10_000, 3000, 0, 0, 0, 0);
    return new ArrayList<>(
        List.of(
            new Joined(0, true, IdColumn.of(1)),
            new Joined(1, true, IdColumn.of(2)),
            new Started(settings, 2, 5, 5),
            opened(1),
            new WindowOpened(1, 5, 6, 7, 8),
            recorded(0, RIGHT_1, 50),
            recorded(1, 9, 60),
            new QuestionClosed(101, 1, List.of(), 9),
            judged(1, 1),
            opened(2),
            new WindowOpened(2, 15, 16, 17, 18),
            new QuestionClosed(102, 2, List.of(), 19),
            judged(2, 1),
            new Finished(2, PlayerSet.of(0), PlayerSet.of(), 100, "h", 30)));
  }

  private static AnswersRecorded recorded(int seat, int option, int elapsedMs) {
    AnswerColumns answer = new AnswerColumns.Builder().add(seat, option, elapsedMs).build();
    return new AnswersRecorded(101, "g1", answer);
  }

  private static QuestionOpened opened(int number) {
    String text = DRAFT.questions().path("questions").get(number - 1).path("text").asText();
    return new QuestionOpened(
        number,
        number,
        new Question(
            100 + number,
            5,
            1,
            Map.of("ru", new Question.Wording(text, List.of("a", "b", "c", "d")))),
        2,
        4,
        null);
  }

  private static QuestionJudged judged(int number, int passed) {
    return judged(number, passed, PlayerSet.of());
  }

  private static QuestionJudged judged(int number, int passed, PlayerSet unheard) {
    return new QuestionJudged(
        100 + number,
        number,
        RIGHT_1,
        number == 1 ? 2 : 1,
        2,
        passed,
        List.of(),
        PlayerSet.of(),
        unheard,
        "h",
        number == 2,
        1,
        9,
        null,
        null,
        null,
        null);
  }

  private List<TapeRecord> tape(List<GameEvent> events) throws Exception {
    List<TapeRecord> tape = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      tape.add(record(i, new EventRun(7, 1, i + 1, List.of(events.get(i)))));
    }
    return tape;
  }

  private TapeRecord record(long offset, EventRun run) throws Exception {
    return new TapeRecord(offset, json.writeValueAsString(run), List.of(run));
  }

  private GameTrace trace(List<GameEvent> events, String stories) throws Exception {
    return trace(tape(events), stories);
  }

  private GameTrace trace(Iterable<TapeRecord> tape, String stories) throws Exception {
    List<TapeRecord> records = new ArrayList<>();
    tape.forEach(records::add);
    Path file = directory.resolve("bots.jsonl");
    Files.writeString(file, stories);
    List<PlayerStory> read = StoryFile.read(file);
    Timings.Spread nothing = new Timings.Spread(0, 0, 0, 0, 0);
    GameReport report =
        new GameReport(
            7, 2, 2, 0, 0, 0, nothing, nothing, List.of(), Map.of(), Map.of(), 1, 2, 0, 0);
    return new GameTrace(
        7,
        report,
        read,
        new Evidence(7, List.of(), noDatabase()),
        DRAFT,
        records,
        new Outside(noDatabase(), leaks, replay));
  }

  private static Connection noDatabase() {
    return (Connection)
        Proxy.newProxyInstance(
            InvariantsTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, _) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }

  private static String cleanStories() {
    return story(1, "[11,12,13,14]", "{\"101\":" + RIGHT_1 + "}", "")
        + story(
            2,
            "[11,12,13,14]",
            "{\"101\":9}",
            ",\"out\":{\"question_id\":101,\"question_number\":1,\"reason\":\"incorrect_answer\"}");
  }

  private static String story(long user, String frames, String accepted, String more) {
    return "{\"user_id\":%d,\"name\":\"p%d\",\"behaviour\":\"GOOD\",\"saw_results\":true,"
            .formatted(user, user)
        + "\"shared_frames\":%s,\"accepted\":%s%s}%n".formatted(frames, accepted, more);
  }

  private static int indexOf(List<GameEvent> events, Class<? extends GameEvent> kind) {
    for (int i = 0; i < events.size(); i++) {
      if (kind.isInstance(events.get(i))) {
        return i;
      }
    }
    throw new AssertionError("no " + kind.getSimpleName());
  }
}
