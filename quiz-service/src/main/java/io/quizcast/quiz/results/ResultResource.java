package io.quizcast.quiz.results;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.installation.Installation;
import io.quizcast.guard.language.Texts;
import io.quizcast.guard.listing.FilterText;
import io.quizcast.guard.listing.Paging;
import io.quizcast.guard.token.AccessToken;
import io.quizcast.guard.token.TokenRefusal;
import io.quizcast.quiz.quizzes.QuizRepository;
import io.quizcast.quiz.refusal.RowId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Routes of final rankings, statistics and exports. They answer with empty results until a game has
 * ended, and with 503 while results that they need are being written ({@link ResultsProgress}).
 */
@Path("/api/quizzes")
public class ResultResource {
  private final ResultRepository results;
  private final ResultsProgress progress;
  private final AskedQuestionRepository asked;
  private final QuizRepository quizzes;
  private final StatisticsQueries statistics;
  private final ResultExport export;
  private final Texts texts;
  private final CallerIdentity caller;

  ResultResource(
      ResultRepository results,
      ResultsProgress progress,
      AskedQuestionRepository asked,
      QuizRepository quizzes,
      StatisticsQueries statistics,
      ResultExport export,
      Installation installation,
      CallerIdentity caller) {
    this.results = results;
    this.progress = progress;
    this.asked = asked;
    this.quizzes = quizzes;
    this.statistics = statistics;
    this.export = export;
    this.texts = new Texts("quiz-results", installation.languages());
    this.caller = caller;
  }

  record Ranking(List<ResultView> results, long total, int page, int perPage) {}

  record Winners(List<ResultView> winners, int total) {}

  @GET
  @Path("/{id}/results")
  public Uni<Ranking> ranking(
      @PathParam("id") RowId id,
      @QueryParam("page") @Nullable String page,
      @QueryParam("page_size") @Nullable String pageSize,
      @QueryParam("search") @Nullable String search) {
    Paging paging = Paging.of(page, pageSize, 10, 100);
    String name = FilterText.of(search);
    return name == null
        ? ranking(id.value(), null, paging)
        : caller
            .ifSignedIn()
            .invoke(ResultResource::requireOrganiser)
            .chain(() -> ranking(id.value(), name, paging));
  }

  @WithSession
  Uni<Ranking> ranking(long id, @Nullable String name, Paging paging) {
    int ranks = name == null ? paging.offset() + paging.size() : Integer.MAX_VALUE;
    return progress
        .requireFirst(id, ranks)
        .chain(() -> results.countShown(id, name))
        .chain(
            total ->
                results
                    .page(id, name, paging)
                    .map(list -> new Ranking(list, total, paging.page(), paging.size())));
  }

  /** Searching reads all results of a game, so it is not public. */
  private static void requireOrganiser(Optional<AccessToken> token) {
    if (token.isEmpty()) {
      throw RequestRefused.token(TokenRefusal.MISSING);
    }
    if (!token.get().may(Permission.STATISTICS)) {
      throw RequestRefused.forbidden("Results are searched by organisers only");
    }
  }

  @GET
  @Path("/{id}/my-result")
  @Authenticated
  @WithSession
  public Uni<ResultView> own(@PathParam("id") RowId id) {
    return results
        .ofPlayer(id.value(), caller.userId())
        .chain(
            own -> own.map(Uni.createFrom()::item).orElseGet(() -> progress.missing(id.value())));
  }

  @GET
  @Path("/{id}/winners")
  @RolesAllowed(Permission.STATISTICS)
  @WithSession
  public Uni<Winners> winners(@PathParam("id") RowId id) {
    return progress
        .requireAll(id.value())
        .chain(() -> results.winners(id.value()))
        .map(list -> new Winners(list, list.size()));
  }

  @GET
  @Path("/{id}/asked-questions")
  @RolesAllowed(Permission.STATISTICS)
  @WithSession
  public Uni<List<AskedQuestion>> asked(@PathParam("id") RowId id) {
    return quizzes.require(id.value()).chain(asked::of);
  }

  @GET
  @Path("/{id}/statistics")
  @RolesAllowed(Permission.STATISTICS)
  @WithSession
  public Uni<GameStatistics.Report> statistics(@PathParam("id") RowId id) {
    return quizzes
        .require(id.value())
        .call(() -> progress.requireAll(id.value()))
        .chain(statistics::of);
  }

  /**
   * The admin page opens this route as a plain link, so it must accept the session cookie alone.
   */
  @GET
  @Path("/{id}/results/export")
  @RolesAllowed(Permission.EXPORTS)
  public Uni<RestResponse<StreamingOutput>> export(
      @PathParam("id") RowId id,
      @QueryParam("format") @Nullable String format,
      @QueryParam("lang") @Nullable String lang) {
    ExportWords words = new ExportWords(texts.in(lang));
    return Panache.withSession(() -> quizzes.require(id.value()))
        .call(() -> progress.requireAll(id.value()))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(quiz -> "xlsx".equals(format) ? xlsx(quiz.id, words) : csv(quiz.id, words));
  }

  private RestResponse<StreamingOutput> csv(long quizId, ExportWords words) {
    return file(export.csv(quizId, words), "text/csv; charset=utf-8", quizId, "csv");
  }

  private RestResponse<StreamingOutput> xlsx(long quizId, ExportWords words) {
    return file(
        export.xlsx(quizId, words),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        quizId,
        "xlsx");
  }

  private static RestResponse<StreamingOutput> file(
      StreamingOutput content, String type, long quizId, String extension) {
    String name =
        "quiz_%d_results_%s.%s".formatted(quizId, LocalDate.now(ZoneOffset.UTC), extension);
    return RestResponse.ResponseBuilder.ok(content)
        .header(HttpHeaders.CONTENT_TYPE, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
