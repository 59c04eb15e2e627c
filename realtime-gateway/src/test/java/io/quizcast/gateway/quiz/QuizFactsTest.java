package io.quizcast.gateway.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuizFactsTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @CsvSource({
    "scheduled, NOT_ENDED",
    "held, NOT_ENDED",
    "completed, ENDED",
    "cancelled, CANCELLED",
    "draft, UNKNOWN",
  })
  void theStatusDeterminesWhatIsKnownAboutAQuiz(String status, QuizFacts.Known known) {
    assertThat(askWhereAnswerIs("{\"status\":\"" + status + "\"}")).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({"scheduled, REHEARSAL", "in_progress, REHEARSAL", "completed, UNKNOWN"})
  void aRehearsalIsKnownAsOneUntilItEnds(String status, QuizFacts.Known known) {
    assertThat(askWhereAnswerIs("{\"rehearsal\":true,\"status\":\"" + status + "\"}"))
        .isEqualTo(known);
  }

  /** If it were, players would be told for ten seconds that the quiz does not exist. */
  @Test
  void anEmptyResponseIsNotTakenForAnUnknownQuiz() {
    assertThat(askWhereAnswerIs("")).isEqualTo(QuizFacts.Known.NO_ANSWER);
  }

  private QuizFacts.Known askWhereAnswerIs(String content) {
    HttpServer quizService =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.response().end(content))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    URI replica = URI.create("http://127.0.0.1:" + quizService.actualPort());
    CompletableFuture<QuizFacts.Known> known = new CompletableFuture<>();

    new QuizFacts(vertx, new ObjectMapper(), List.of(replica), "token").find(1, known::complete);

    return known.orTimeout(10, TimeUnit.SECONDS).join();
  }
}
