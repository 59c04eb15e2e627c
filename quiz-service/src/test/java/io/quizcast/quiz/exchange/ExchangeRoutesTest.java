package io.quizcast.quiz.exchange;

import static io.quizcast.quiz.Callers.addQuestions;
import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.player;
import static io.quizcast.quiz.Callers.question;
import static io.quizcast.quiz.Rows.column;
import static io.quizcast.quiz.Rows.sql;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.quiz.formats.KahootTemplate;
import io.quizcast.quiz.formats.PlantedErrors;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExchangeRoutesTest {
  private static final String POOL = "/api/admin/question-pool/import";

  @TestHTTPResource URI server;

  /** Other tests need an empty pool. */
  @AfterEach
  void clearPool() throws SQLException {
    sql("DELETE FROM questions WHERE quiz_id IS NULL");
  }

  private static RequestSpecification upload(byte[] file) {
    return admin()
        .contentType(ContentType.MULTIPART)
        .multiPart("file", "questions", file, "application/octet-stream");
  }

  private static int inPool() {
    return admin().get("/api/admin/question-pool/stats").jsonPath().getInt("total");
  }

  @Test
  void aKahootFileIsCheckedInADryRunAndImportedByOneStatement() throws Exception {
    byte[] file = KahootTemplate.workbook(500, sheet -> {});
    upload(file)
        .queryParam("dry_run", "true")
        .post(POOL)
        .then()
        .statusCode(200)
        .body("dry_run", equalTo(true))
        .body("format", equalTo("xlsx"))
        .body("total", equalTo(500));
    assertThat(inPool()).isZero();
    long before = insertsOfQuestions();
    upload(file)
        .queryParam("difficulty", 2)
        .post(POOL)
        .then()
        .statusCode(200)
        .body("total", equalTo(500))
        .body("by_difficulty.'2'", equalTo(500))
        .body("duplicates", equalTo(0));
    assertThat(insertsOfQuestions() - before).isOne();
    assertThat(inPool()).isEqualTo(500);
    upload(file).post(POOL).then().body("total", equalTo(0)).body("duplicates", equalTo(500));
  }

  /** How often this service has inserted questions with a chunk of an upload as JSON. */
  private long insertsOfQuestions() throws SQLException {
    return Long.parseLong(
        column(
                """
                SELECT coalesce(sum(calls), 0) FROM pg_stat_statements
                WHERE userid = current_user::regrole AND query LIKE 'INSERT INTO questions%'
                """)
            .getFirst());
  }

  @Test
  void twentyPlantedErrorsAreReportedByCellAndNothingIsStored() throws IOException {
    ValidatableResponse answer =
        upload(KahootTemplate.workbook(500, PlantedErrors::into)).post(POOL).then();
    answer
        .statusCode(422)
        .body("error_type", equalTo("validation_error"))
        .body("errors", hasSize(20))
        .body("errors[0].cell", equalTo("B10"))
        .body("errors[0].index", equalTo(1));
    List<String> cells = answer.extract().jsonPath().getList("errors.cell");
    assertThat(cells).containsExactlyInAnyOrderElementsOf(PlantedErrors.CELLS);
    assertThat(inPool()).isZero();
  }

  @Test
  void anExportOfThePoolCanBeImported() {
    Map<String, Object> first = question("=Which \"one\", first?");
    first.put("difficulty", 4);
    first.put("tags", List.of("a;b", "c"));
    first.put("explanation", "Because.\nSo.");
    first.put("texts", Map.of("kk", Map.of("text", "Қайсысы бірінші?")));
    Map<String, Object> second = question("And the second?");
    second.put("difficulty", 1);
    admin().body(List.of(first, second)).post("/api/admin/question-pool").then().statusCode(200);
    for (String format : List.of("json", "csv", "xlsx")) {
      byte[] file =
          admin()
              .queryParam("format", format)
              .get("/api/admin/question-pool/export")
              .then()
              .statusCode(200)
              .header("Content-Disposition", containsString("question_pool_"))
              .extract()
              .asByteArray();
      upload(file)
          .queryParam("dry_run", "1")
          .post(POOL)
          .then()
          .statusCode(200)
          .body("format", equalTo(format))
          .body("duplicates", equalTo(2));
    }
    admin()
        .queryParam("format", "gift")
        .get("/api/admin/question-pool/export")
        .then()
        .statusCode(400);
    player(5).get("/api/admin/question-pool/export").then().statusCode(403);
  }

  @Test
  void aFileIsImportedIntoAQuizCompletelyOrNotAtAll() {
    long quiz = newQuiz(Map.of());
    addQuestions(quiz, List.of(question("Already here?")));
    byte[] two =
        "One?\nA. x\nB. y\nANSWER: B\n\nTwo?\nA. x\nB. y\nANSWER: A\n"
            .getBytes(StandardCharsets.UTF_8);
    upload(two)
        .queryParam("dry_run", "true")
        .post("/api/quizzes/{id}/questions/import", quiz)
        .then()
        .statusCode(200)
        .body("total", equalTo(2));
    given().get("/api/quizzes/{id}", quiz).then().body("question_count", equalTo(1));
    upload(two)
        .queryParam("language", "en")
        .post("/api/quizzes/{id}/questions/import", quiz)
        .then()
        .statusCode(200)
        .body("format", equalTo("aiken"));
    given().get("/api/quizzes/{id}", quiz).then().body("question_count", equalTo(3));
    admin()
        .get("/api/quizzes/{id}/questions", quiz)
        .then()
        .body("items[1].texts.en.text", equalTo("One?"))
        .body("items[2].texts.en.text", equalTo("Two?"))
        .body("items.correct_option", equalTo(List.of(1, 1, 0)));
    String file =
        admin()
            .queryParam("format", "csv")
            .get("/api/quizzes/{id}/questions/export", quiz)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(file).contains("Already here?").contains("text.en");
    upload(("x" + "?\nA. x\nB. y\nANSWER: B\n\n").repeat(3).getBytes(StandardCharsets.UTF_8))
        .post("/api/quizzes/{id}/questions/import", quiz)
        .then()
        .statusCode(422);
    upload(two).post("/api/quizzes/{id}/questions/import", 4_000_000_000L).then().statusCode(404);
  }

  @Test
  void unknownParameterValuesAreRefused() {
    byte[] file = "text,option1,option2,correct\nSo?!,a,b,1\n".getBytes(StandardCharsets.UTF_8);
    upload(file).queryParam("format", "docx").post(POOL).then().statusCode(400);
    upload(file).queryParam("language", "по-русски").post(POOL).then().statusCode(400);
    upload(file).queryParam("difficulty", "6").post(POOL).then().statusCode(400);
    admin()
        .contentType(ContentType.MULTIPART)
        .multiPart("other", "x")
        .post(POOL)
        .then()
        .statusCode(400);
    given()
        .contentType(ContentType.MULTIPART)
        .multiPart("file", "x")
        .post(POOL)
        .then()
        .statusCode(401);
  }

  @Test
  void aFileLargerThanTheLimitIsRefused() {
    upload(new byte[17 << 20])
        .post(POOL)
        .then()
        .statusCode(413)
        .body("error", equalTo("the file is larger than 16 MiB"))
        .body("error_type", equalTo("payload_too_large"));
  }

  /** The declared length alone leads to the refusal, before the body is read. */
  @Test
  void aBodyOfAHundredMegabytesIsRefusedByItsDeclaredLength() throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("POST "
                      + POOL
                      + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 104857600\r\n"
                      + "Content-Type: multipart/form-data; boundary=x\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(5_000);
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 413")
          .contains(
              "\"error\":\"The request is too large\"", "\"error_type\":\"payload_too_large\"");
    }
  }
}
