package io.quizcast.e2e.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.e2e.invariant.trace.Evidence;
import io.quizcast.e2e.invariant.trace.GameTrace;
import io.quizcast.e2e.invariant.trace.GameTrace.TapeRecord;
import io.quizcast.e2e.invariant.trace.Outside;
import io.quizcast.local.platform.TemporaryServers;
import io.quizcast.swarm.game.AcceptedFile.Promise;
import io.quizcast.swarm.game.GameReport;
import io.quizcast.swarm.game.PlayerStory;
import io.quizcast.swarm.game.StoryFile;
import io.quizcast.swarm.game.Timings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the invariants about the database, with the tables of quiz-service. */
class DatabaseInvariantsTest {
  private static TemporaryServers servers;

  @TempDir Path directory;
  private Connection database;
  private Connection users;

  @BeforeAll
  static void tables() throws Exception {
    servers = TemporaryServers.start();
    migrate("quiz", Path.of("../../quiz-service/src/main/resources/db/migration"));
    migrate("users", Path.of("../../user-service/src/main/resources/db/migration"));
  }

  private static void migrate(String name, Path migrations) throws Exception {
    try (Connection connection = servers.postgres().connect(name);
        Stream<Path> files = Files.list(migrations)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".sql")).sorted().toList()) {
        if (file.getFileName().toString().startsWith("V1__")) {
          connection.createStatement().execute(Files.readString(file));
        }
      }
    }
  }

  @BeforeEach
  void aFinishedGameOfThreePlayersAndOneWinner() throws SQLException {
    database = servers.postgres().connect("quiz");
    database.setAutoCommit(false);
    run(
        "INSERT INTO quizzes (id, title, scheduled_time, status, prize_fund, partition)"
            + " VALUES (7, 'q', now(), 'completed', 100, 0)");
    answer(1, 2, null);
    answer(2, 0, "incorrect_answer");
    answer(3, -1, "no_answer_timeout");
    result(1, 100, true, false);
    result(2, 0, false, true);
    result(3, 0, false, true);
    run("INSERT INTO prize_ledger (quiz_id, user_id, kind, amount) VALUES (7, 1, 'PENDING', 100)");
    users = servers.postgres().connect("users");
    users.setAutoCommit(false);
    kept(1, 100, true, false);
    kept(2, 0, false, true);
    kept(3, 0, false, true);
  }

  @AfterEach
  void takeBack() throws SQLException {
    database.rollback();
    database.close();
    users.rollback();
    users.close();
  }

  @Test
  void aCleanGameViolatesNoInvariant() throws Exception {
    List<Promise> promises = List.of(new Promise(1, 7, 101, 2), new Promise(2, 7, 101, 0));
    assertThat(violations(new AcceptedAnswersAreCounted(true), promises)).isEmpty();
    assertThat(violations(new SharesSumToFund(), List.of())).isEmpty();
    assertThat(new ResultsTellWhatPlayersLived().violations(trace(stories("")))).isEmpty();
    assertThat(new NothingIsStuckOrHeld().violations(trace(stories("")))).isEmpty();
    assertThat(new LedgerSumsToZero().violations(trace(stories("")))).isEmpty();
    assertThat(new StatisticsAreTheResults().violations(trace(stories("")))).isEmpty();
  }

  @Test
  void aSurplusOrMissingCreditIsDetected() throws Exception {
    run("INSERT INTO prize_ledger (quiz_id, user_id, kind, amount) VALUES (7, 2, 'PENDING', 1)");
    assertThat(new LedgerSumsToZero().violations(trace(stories("")))).hasSize(2);
  }

  @Test
  void aCreditWithoutAWinnerIsDetected() throws Exception {
    run("UPDATE results SET is_winner = false");
    assertThat(new LedgerSumsToZero().violations(trace(stories("")))).hasSize(2);
  }

  @Test
  void aResultMissingOrCountedTwiceInTheStatisticsIsDetected() throws Exception {
    runOnUsers("DELETE FROM game_results WHERE user_id = 2");
    runOnUsers("UPDATE player_statistics SET games_played = 2 WHERE user_id = 1");
    assertThat(new StatisticsAreTheResults().violations(trace(stories(""))))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("not in the statistics: 2 "))
        .anyMatch(line -> line.startsWith("totals of player 1"));
  }

  @Test
  void anAcknowledgedAnswerThatIsMissingOrDifferentIsDetected() throws Exception {
    List<Promise> promises =
        List.of(new Promise(1, 7, 101, 2), new Promise(2, 7, 101, 1), new Promise(3, 7, 101, 1));
    assertThat(violations(new AcceptedAnswersAreCounted(false), promises)).hasSize(2);
  }

  @Test
  void anUnacknowledgedAnswerIsDetectedInAGameWithoutFaults() throws Exception {
    List<Promise> promises = List.of(new Promise(1, 7, 101, 2));
    assertThat(violations(new AcceptedAnswersAreCounted(false), promises)).isEmpty();
    assertThat(violations(new AcceptedAnswersAreCounted(true), promises)).hasSize(1);
  }

  @Test
  void aShareThatIsTooSmallIsDetected() throws Exception {
    run("UPDATE results SET prize_fund = 99 WHERE user_id = 1");
    assertThat(violations(new SharesSumToFund(), List.of())).isNotEmpty();
  }

  @Test
  void aShareForALoserIsDetected() throws Exception {
    run("UPDATE results SET prize_fund = 50");
    assertThat(violations(new SharesSumToFund(), List.of())).isNotEmpty();
  }

  @Test
  void aShareMissingInTheLedgerIsDetected() throws Exception {
    run("INSERT INTO prize_ledger (quiz_id, user_id, kind, amount) VALUES (7, 2, 'PENDING', 1)");
    assertThat(violations(new SharesSumToFund(), List.of())).isNotEmpty();
  }

  @Test
  void aResultThatEliminatesAPlayerWhoStayedInIsDetected() throws Exception {
    run("UPDATE results SET is_eliminated = true, eliminated_on_question = 1 WHERE user_id = 1");
    assertThat(new ResultsTellWhatPlayersLived().violations(trace(stories("")))).hasSize(1);
  }

  @Test
  void aPlayerWithoutAResultIsDetected() throws Exception {
    run("DELETE FROM results WHERE user_id = 2");
    assertThat(new ResultsTellWhatPlayersLived().violations(trace(stories("")))).hasSize(1);
  }

  @Test
  void theResultNamesTheQuestionThatEliminatedAPlayerWithALostSocket() throws Exception {
    String toldLater =
        "{\"user_id\":2,\"name\":\"p2\",\"close_codes\":[1006],\"accepted\":{\"101\":%d},"
                .formatted(InvariantsTest.RIGHT_1)
            + "\"out\":{\"question_id\":102,\"question_number\":2,"
            + "\"reason\":\"no_answer_timeout\"}}\n";
    Path file = directory.resolve("late.jsonl");
    Files.writeString(file, toldLater);
    GameTrace trace = trace(StoryFile.read(file), tapeOf(InvariantsTest.clean()));
    assertThat(new AcknowledgedAndRightStaysIn().violations(trace)).hasSize(1);
    run("UPDATE results SET eliminated_on_question = 2 WHERE user_id = 2");
    assertThat(new AcknowledgedAndRightStaysIn().violations(trace)).isEmpty();
  }

  @Test
  void aHeldGameAndAPlayerWhoSawNoEndAreDetected() throws Exception {
    run("UPDATE quizzes SET status = 'in_progress', held_reason = 'undecidable'");
    String lost = "{\"user_id\":4,\"name\":\"p4\",\"spectator\":true,\"saw_results\":false}\n";
    assertThat(new NothingIsStuckOrHeld().violations(trace(stories(lost)))).hasSize(2);
  }

  private List<String> violations(Invariant invariant, List<Promise> promises) throws SQLException {
    return invariant.violations(trace(List.of(), List.of(), promises));
  }

  private static List<TapeRecord> tapeOf(List<GameEvent> events) {
    return List.of(new TapeRecord(0, "", List.of(new EventRun(7, 1, 1, events))));
  }

  private GameTrace trace(List<PlayerStory> stories) {
    return trace(stories, List.of());
  }

  private GameTrace trace(List<PlayerStory> stories, List<TapeRecord> tape) {
    return trace(stories, tape, List.of());
  }

  private GameTrace trace(
      List<PlayerStory> stories, List<TapeRecord> tape, List<Promise> promises) {
    Timings.Spread nothing = new Timings.Spread(0, 0, 0, 0, 0);
    GameReport report =
        new GameReport(
            7, 3, 3, 0, 0, 0, nothing, nothing, List.of(), Map.of(), Map.of(), 1, 3, 0, 0);
    return new GameTrace(
        7,
        report,
        stories,
        new Evidence(7, promises, database),
        InvariantsTest.DRAFT,
        tape,
        new Outside(users, List.of(), List.of()));
  }

  private List<PlayerStory> stories(String more) throws Exception {
    String out =
        ",\"out\":{\"question_id\":101,\"question_number\":1,\"reason\":\"no_answer_timeout\"}";
    Path file = directory.resolve("bots.jsonl");
    Files.writeString(
        file,
        "{\"user_id\":1,\"name\":\"p1\",\"saw_results\":true}\n"
            + "{\"user_id\":2,\"name\":\"p2\",\"saw_results\":true"
            + out
            + "}\n"
            + "{\"user_id\":3,\"name\":\"p3\",\"saw_results\":true"
            + out
            + "}\n"
            + more);
    return StoryFile.read(file);
  }

  private void answer(long user, int option, String reason) throws SQLException {
    run(
        "INSERT INTO user_answers VALUES (7, 101, %d, %d, %s, 100, %s, %s)"
            .formatted(
                user,
                option,
                reason == null,
                reason != null,
                reason == null ? "NULL" : "'" + reason + "'"));
  }

  private void result(long user, long share, boolean winner, boolean out) throws SQLException {
    run(
        ("INSERT INTO results (user_id, quiz_id, score, correct_answers, total_questions, rank,"
                + " is_winner, prize_fund, is_eliminated, eliminated_on_question, completed_at)"
                + " VALUES (%d, 7, 1, 1, 1, 1, %s, %d, %s, %s, now())")
            .formatted(user, winner, share, out, out ? "1" : "NULL"));
  }

  private void kept(long user, long share, boolean winner, boolean out) throws SQLException {
    runOnUsers(
        ("INSERT INTO game_results (user_id, quiz_id, score, correct_answers, total_questions,"
                + " rank, is_winner, prize_fund, is_eliminated, eliminated_on_question,"
                + " answer_time_ms, completed_at) VALUES (%d, 7, 1, 1, 1, 1, %s, %d, %s, %s, 1, now())")
            .formatted(user, winner, share, out, out ? "1" : "NULL"));
    runOnUsers(
        ("INSERT INTO player_statistics (user_id, games_played, total_score, highest_score,"
                + " wins_count, total_prize_won) VALUES (%d, 1, 1, 1, %d, %d)")
            .formatted(user, winner ? 1 : 0, share));
  }

  private void runOnUsers(String sql) throws SQLException {
    try (var statement = users.createStatement()) {
      statement.execute(sql);
    }
  }

  private void run(String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
