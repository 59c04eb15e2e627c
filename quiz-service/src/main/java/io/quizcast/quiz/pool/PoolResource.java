package io.quizcast.quiz.pool;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.body.MaxBody;
import io.quizcast.guard.listing.FilterText;
import io.quizcast.guard.listing.Paging;
import io.quizcast.quiz.questions.QuestionCheck;
import io.quizcast.quiz.questions.QuestionDraft;
import io.quizcast.quiz.questions.QuestionInput;
import io.quizcast.quiz.quizzes.Message;
import io.quizcast.quiz.refusal.RowId;
import io.quizcast.quiz.refusal.ValidationError;
import io.quizcast.quiz.refusal.ValidationFailed;
import io.quizcast.quiz.versions.IfMatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Routes by which admins manage the shared question pool. */
@Path("/api/admin/question-pool")
@RolesAllowed(Permission.QUESTIONS)
@CsrfProtected
public class PoolResource {
  private final PoolBulk bulk;
  private final PoolService service;
  private final PoolRepository pool;
  private final CallerIdentity caller;

  PoolResource(PoolBulk bulk, PoolService service, PoolRepository pool, CallerIdentity caller) {
    this.bulk = bulk;
    this.service = service;
    this.pool = pool;
    this.caller = caller;
  }

  /** Both {@code total} and {@code count} are the number of new questions. */
  record Uploaded(
      String message,
      int total,
      int count,
      int duplicates,
      Map<Integer, Integer> byDifficulty,
      @Nullable Long importId) {}

  /**
   * How many questions the pool has.
   *
   * @param byDifficulty counts the available questions
   * @param archived archived questions, which no other number counts
   */
  record Statistics(
      long total,
      long used,
      long available,
      long reserved,
      long archived,
      Map<Integer, Long> byDifficulty,
      Map<Integer, Long> usedByDifficulty,
      Map<String, Long> byLanguage,
      Map<String, Long> byCategory,
      Map<String, Long> byTag) {}

  record Reset(String message, int count) {}

  record Page(List<PoolQuestion> items, long total, int page, int pageSize) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @MaxBody(kibibytes = 81_920)
  public Uploaded upload(InputStream body) throws IOException {
    PoolBulk.Outcome outcome = bulk.fill(body, caller.userId());
    return new Uploaded(
        "Questions uploaded successfully",
        outcome.total(),
        outcome.total(),
        outcome.duplicates(),
        outcome.inserted(),
        outcome.importId());
  }

  @GET
  @WithSession
  public Uni<Page> list(
      @QueryParam("page") @Nullable String page,
      @QueryParam("page_size") @Nullable String pageSize,
      @QueryParam("search") @Nullable String search,
      @QueryParam("difficulty") @Nullable String difficulty,
      @QueryParam("category") @Nullable String category,
      @QueryParam("tag") @Nullable String tag,
      @QueryParam("used") @Nullable Boolean used,
      @QueryParam("duplicates") @Nullable Boolean duplicates,
      @QueryParam("archived") @Nullable Boolean archived) {
    Paging paging = Paging.of(page, pageSize, 20, 100);
    Integer level =
        difficulty == null
            ? null
            : difficulty.matches("[1-5]") ? Integer.valueOf(difficulty) : null;
    return pool.list(
            new PoolRepository.Filter(
                FilterText.of(search),
                level,
                FilterText.of(category),
                FilterText.of(tag),
                used,
                Boolean.TRUE.equals(duplicates),
                Boolean.TRUE.equals(archived)),
            paging)
        .chain(
            listing ->
                pool.figures(listing.questions().stream().map(row -> row.id).toList())
                    .map(
                        figures ->
                            new Page(
                                listing.questions().stream()
                                    .map(row -> PoolQuestion.of(row, figures.get(row.id)))
                                    .toList(),
                                listing.total(),
                                paging.page(),
                                paging.size())));
  }

  @GET
  @Path("/stats")
  @WithSession
  public Uni<Statistics> statistics() {
    return Uni.combine()
        .all()
        .unis(pool.statistics(), pool.languages(), pool.categories(), pool.tags())
        .usingConcurrencyOf(1)
        .with(
            (levels, languages, categories, tags) ->
                statistics(levels, counts(languages), counts(categories), counts(tags)));
  }

  @POST
  @Path("/reset")
  public Uni<Reset> reset() {
    return service.reset(caller.userId()).map(count -> new Reset("Pool reset successfully", count));
  }

  @PUT
  @Path("/{id}")
  public Uni<RestResponse<PoolQuestion>> replace(
      @PathParam("id") RowId id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable QuestionInput body) {
    return service
        .replace(id.value(), ifMatch, checked(body), caller.userId())
        .map(row -> IfMatch.tagged(Status.OK, PoolQuestion.of(row), row.version));
  }

  @DELETE
  @Path("/{id}")
  public Uni<Message> delete(
      @PathParam("id") RowId id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return service
        .delete(id.value(), ifMatch, caller.userId())
        .replaceWith(new Message("Question deleted successfully"));
  }

  private static QuestionDraft checked(@Nullable QuestionInput body) {
    List<ValidationError> errors = new ArrayList<>();
    return new QuestionCheck(QuestionCheck.Kind.POOL, errors)
        .check(0, body)
        .orElseThrow(() -> new ValidationFailed(errors));
  }

  private static Map<String, Long> counts(List<Object[]> rows) {
    Map<String, Long> counts = new LinkedHashMap<>();
    rows.forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
    return counts;
  }

  private static Statistics statistics(
      List<Object[]> rows,
      Map<String, Long> byLanguage,
      Map<String, Long> byCategory,
      Map<String, Long> byTag) {
    Map<Integer, Long> available = new TreeMap<>();
    Map<Integer, Long> used = new TreeMap<>();
    for (int level = 1; level <= 5; level++) {
      available.put(level, 0L);
      used.put(level, 0L);
    }
    long total = 0;
    long unused = 0;
    long reserved = 0;
    long archived = 0;
    for (Object[] row : rows) {
      total += ((Number) row[1]).longValue();
      unused += ((Number) row[2]).longValue();
      reserved += ((Number) row[3]).longValue();
      archived += ((Number) row[4]).longValue();
      int level = ((Number) row[0]).intValue();
      available.put(level, ((Number) row[2]).longValue());
      used.put(level, ((Number) row[1]).longValue() - ((Number) row[2]).longValue());
    }
    return new Statistics(
        total,
        total - unused,
        unused,
        reserved,
        archived,
        available,
        used,
        byLanguage,
        byCategory,
        byTag);
  }
}
