package io.quizcast.quiz.review;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.quiz.game.operations.GameLog;
import io.quizcast.quiz.quizzes.QuizRepository;
import io.quizcast.quiz.refusal.RowId;
import io.quizcast.quiz.results.ResultsProgress;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Routes by which admins download the log of a game and list suspicious players. */
@Path("/api/admin/games/{id}")
@RolesAllowed(Permission.GAME_LOG)
public class GameLogResource {
  private final GameLog log;
  private final SuspicionFinder suspicions;
  private final ResultsProgress progress;
  private final GameLogService service;
  private final QuizRepository quizzes;
  private final CallerIdentity caller;
  private final ObjectWriter lines;

  GameLogResource(
      GameLog log,
      SuspicionFinder suspicions,
      ResultsProgress progress,
      GameLogService service,
      QuizRepository quizzes,
      CallerIdentity caller,
      ObjectMapper mapper) {
    this.log = log;
    this.suspicions = suspicions;
    this.progress = progress;
    this.service = service;
    this.quizzes = quizzes;
    this.caller = caller;
    lines =
        mapper
            .writer()
            .withoutFeatures(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .withRootValueSeparator("\n");
  }

  record Suspicions(List<Suspicion> items) {}

  /**
   * Streams the log: first every command in the order of its offset ({@code offset}, {@code
   * appended_at}, {@code clock}, {@code admitted}, {@code command}), then every run of events as it
   * was published.
   */
  @GET
  @Path("/log")
  public Uni<RestResponse<StreamingOutput>> log(@PathParam("id") RowId id) {
    long actor = caller.userId();
    return service
        .recordDownload(id.value(), actor)
        .map(
            quiz ->
                RestResponse.ResponseBuilder.ok((StreamingOutput) out -> write(quiz.id, out))
                    .header(HttpHeaders.CONTENT_TYPE, "application/x-ndjson")
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"quiz_" + quiz.id + "_log.jsonl\"")
                    .build());
  }

  private void write(long quizId, OutputStream out) throws IOException {
    try (SequenceWriter writer = lines.writeValues(out)) {
      log.commands(quizId, writer::write);
    }
    log.events(
        quizId,
        run -> {
          out.write('\n');
          out.write(run.json().getBytes(StandardCharsets.UTF_8));
        });
    out.write('\n');
  }

  @GET
  @Path("/suspicions")
  @RolesAllowed(Permission.SUSPICIONS)
  public Uni<Suspicions> suspicions(@PathParam("id") RowId id) {
    return Panache.withSession(() -> quizzes.require(id.value()))
        .call(() -> progress.requireAll(id.value()))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(
            quiz -> {
              try {
                return new Suspicions(suspicions.in(quiz.id));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
