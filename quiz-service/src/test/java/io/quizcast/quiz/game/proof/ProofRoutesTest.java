package io.quizcast.quiz.game.proof;

import static io.quizcast.quiz.Callers.addQuestions;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.player;
import static io.quizcast.quiz.Callers.question;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.rules.Game;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.proof.GameProof;
import io.quizcast.contracts.proof.ProofAnswers;
import io.quizcast.contracts.proof.ProofBundle;
import io.quizcast.contracts.proof.ProofCheck;
import io.quizcast.quiz.game.operations.VerifyCommand;
import io.quizcast.quiz.game.rehearsal.RehearsalBots;
import io.quizcast.quiz.game.runner.Games;
import io.quizcast.quiz.game.wire.GameWire;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies the proof of a game that the service has run, through the routes and the command. */
@QuarkusTest
class ProofRoutesTest {
  private static final Duration GAME = Duration.ofSeconds(120);
  private static final int BOTS = 40;
  private static final String EXPLANATION = "Because it is the first one.";

  /**
   * Assigns the result of one bot to a player who can sign in. Bots cannot sign in, because their
   * ids are negative.
   */
  private static final long PLAYER = 987_654_321;

  @Inject Games games;
  @Inject RehearsalBots bots;
  @Inject DataSource database;
  @Inject ObjectMapper mapper;
  @TempDir Path folder;

  @BeforeEach
  void open() {
    games.open();
  }

  @AfterEach
  void close() {
    games.close();
  }

  @Test
  void anybodyCanVerifyAFinishedGame() throws Exception {
    long quizId = newQuiz(Map.of("question_source_mode", "admin_only", "reveal_ms", 500));
    List<Map<String, Object>> asked = new ArrayList<>();
    for (String text : List.of("First?", "Second?")) {
      Map<String, Object> one = new HashMap<>(question(text));
      one.put("time_limit_sec", 5);
      one.put("explanation", EXPLANATION);
      asked.add(one);
    }
    addQuestions(quizId, asked);
    schedule(quizId, "1 hour");
    given().get("/api/quizzes/" + quizId + "/proof").then().statusCode(404);
    bots.play(quizId, (int) number("SELECT partition FROM quizzes WHERE id = ?", quizId), BOTS);
    await().atMost(GAME).until(() -> seats(quizId) == BOTS);
    schedule(quizId, "1 s");
    await().atMost(GAME).until(() -> isIn(quizId, "in_progress"));
    tellsNothingBeforeTheClose(quizId);
    await().atMost(GAME).until(() -> isIn(quizId, "completed"));
    update(
        "UPDATE results SET user_id = "
            + PLAYER
            + " WHERE id = (SELECT min(id) FROM results WHERE quiz_id = ?)",
        quizId);

    String bundle =
        given()
            .get("/api/quizzes/" + quizId + "/proof")
            .then()
            .statusCode(200)
            .header("Cache-Control", "public, max-age=31536000, immutable")
            .extract()
            .asString();
    String answers =
        given()
            .get("/api/quizzes/" + quizId + "/proof/answers")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    ProofBundle read = mapper.readValue(bundle, ProofBundle.class);
    assertThat(ProofCheck.run(new GameProof(read, mapper.readValue(answers, ProofAnswers.class))))
        .isEmpty();
    assertThat(read.seats()).isEqualTo(BOTS);
    assertThat(read.questions()).hasSize(2).allMatch(ProofBundle.Question::isJudged);
    assertThat(read.questions()).extracting(ProofBundle.Question::nonce).doesNotHaveDuplicates();
    assertThat(bundle + answers).doesNotContain("user", "name", Long.toString(PLAYER));
    seat(quizId);
    command(bundle, answers);
  }

  /** The first question stays open for five seconds, which is longer than these calls take. */
  private static void tellsNothingBeforeTheClose(long quizId) {
    long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    do {
      for (String route :
          List.of("", "/with-questions", "/questions", "/results", "/proof", "/proof/answers")) {
        for (var caller : List.of(given(), player(PLAYER))) {
          assertThat(caller.get("/api/quizzes/" + quizId + route).asString())
              .as(route)
              .doesNotContain(EXPLANATION, "nonce", "correct_option", "histogram");
        }
      }
      given().get("/api/quizzes/" + quizId + "/proof").then().statusCode(404);
      given().get("/api/quizzes/" + quizId + "/proof/answers").then().statusCode(404);
    } while (System.nanoTime() < end);
  }

  private void schedule(long quizId, String ahead) throws SQLException {
    update(
        "UPDATE quizzes SET scheduled_time = now() + interval '"
            + ahead
            + "', version = version + 1 WHERE id = ?",
        quizId);
  }

  private boolean isIn(long quizId, String status) throws SQLException {
    return number("SELECT count(*) FROM quizzes WHERE id = ? AND status = '" + status + "'", quizId)
        == 1;
  }

  /** The number of players in the stored events of a game. */
  private int seats(long quizId) throws SQLException {
    GameWire wire = new GameWire(mapper);
    GameState state = GameState.of(quizId);
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT body FROM game_event WHERE quiz_id = ? ORDER BY first_seq")) {
      select.setLong(1, quizId);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          for (GameEvent event : wire.run(rows.getBytes(1)).events()) {
            state = Game.evolve(state, event);
          }
        }
      }
    }
    return state.facts().players().size();
  }

  private void seat(long quizId) throws SQLException {
    int seat =
        (int) number("SELECT seat FROM results WHERE quiz_id = ? AND user_id = " + PLAYER, quizId);
    player(PLAYER)
        .get("/api/quizzes/" + quizId + "/my-seat")
        .then()
        .statusCode(200)
        .body("seat", equalTo(seat));
    player(PLAYER + 1).get("/api/quizzes/" + quizId + "/my-seat").then().statusCode(404);
    given().get("/api/quizzes/" + quizId + "/my-seat").then().statusCode(401);
  }

  private void command(String bundle, String answers) throws Exception {
    Path file = folder.resolve("proof.json");
    Files.writeString(file, bundle);
    Files.writeString(folder.resolve("proof-answers.json"), answers);
    assertThat(verify(file)).startsWith("0 ").contains("verified:");

    Files.writeString(file, bundle.replace("\"late_grace_ms\":500", "\"late_grace_ms\":501"));
    assertThat(verify(file)).startsWith("1 ").contains("settings: they do not match their hash");
    assertThat(verify(folder.resolve("missing.json"))).startsWith("2 ");
  }

  private static String verify(Path file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        VerifyCommand.run(
            new String[] {file.toString()}, new PrintStream(out, true, StandardCharsets.UTF_8));
    return code + " " + out.toString(StandardCharsets.UTF_8);
  }

  private void update(String statement, long quizId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      prepared.setLong(1, quizId);
      prepared.execute();
    }
  }

  private long number(String query, long quizId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(query)) {
      select.setLong(1, quizId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
