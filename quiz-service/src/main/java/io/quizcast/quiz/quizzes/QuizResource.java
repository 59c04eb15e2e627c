package io.quizcast.quiz.quizzes;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.listing.FilterText;
import io.quizcast.guard.listing.Paging;
import io.quizcast.guard.token.AccessToken;
import io.quizcast.guard.token.TokenRefusal;
import io.quizcast.quiz.questions.QuestionRepository;
import io.quizcast.quiz.questions.QuestionView;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.RowId;
import io.quizcast.quiz.versions.IfMatch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ValueRange;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Routes of quizzes. Everybody may read quizzes; only admins may change them. */
@Path("/api/quizzes")
@CsrfProtected
public class QuizResource {
  /**
   * Header that says in ASCII why the quiz is not playable at the moment, although the change was
   * made.
   */
  public static final String WARNING = "X-Quiz-Schedule-Warning";

  /** Range of years, well within the limits of PostgreSQL. */
  private static final ValueRange YEARS = ValueRange.of(1, 9999);

  private final QuizService service;
  private final QuizRepository quizzes;
  private final QuestionRepository questions;
  private final CallerIdentity caller;

  QuizResource(
      QuizService service,
      QuizRepository quizzes,
      QuestionRepository questions,
      CallerIdentity caller) {
    this.service = service;
    this.quizzes = quizzes;
    this.questions = questions;
    this.caller = caller;
  }

  @GET
  @WithSession
  public Uni<QuizBodies.Page> list(
      @QueryParam("page") @Nullable String page,
      @QueryParam("page_size") @Nullable String pageSize,
      @QueryParam("status") @Nullable String status,
      @QueryParam("search") @Nullable String search,
      @QueryParam("date_from") @Nullable String from,
      @QueryParam("date_to") @Nullable String to) {
    Paging paging = Paging.of(page, pageSize, 10, 100);
    Optional<QuizStatus> wanted =
        Optional.ofNullable(FilterText.of(status)).flatMap(QuizStatus::fromWire);
    if (FilterText.of(status) != null && wanted.isEmpty()) {
      return Uni.createFrom().item(new QuizBodies.Page(List.of(), 0, paging.page(), paging.size()));
    }
    var filter =
        new QuizRepository.Filter(wanted.orElse(null), FilterText.of(search), time(from), time(to));
    return quizzes
        .list(filter, paging)
        .map(
            listing ->
                new QuizBodies.Page(
                    views(listing.quizzes()), listing.total(), paging.page(), paging.size()));
  }

  @GET
  @Path("/active")
  @WithSession
  public Uni<QuizView> running() {
    return quizzes
        .running()
        .map(running -> running.map(QuizView::of).orElseThrow(Refusal::notFound));
  }

  @GET
  @Path("/scheduled")
  @WithSession
  public Uni<List<QuizView>> upcoming() {
    return quizzes.upcoming(Instant.now()).map(QuizResource::views);
  }

  @GET
  @Path("/{id}")
  @WithSession
  public Uni<RestResponse<QuizView>> one(@PathParam("id") RowId id) {
    return quizzes
        .require(id.value())
        .call(this::requireVisible)
        .chain(
            quiz ->
                quizzes
                    .adMedia(quiz.id)
                    .map(media -> tagged(quiz, QuizView.of(quiz, List.of(), media))));
  }

  /** Only admins may see a rehearsal. */
  private Uni<Void> requireVisible(QuizEntity quiz) {
    return quiz.rehearsalOf == null
        ? Uni.createFrom().voidItem()
        : caller
            .ifSignedIn()
            .invoke(
                token -> {
                  if (token.filter(own -> own.may(Permission.REHEARSALS)).isEmpty()) {
                    throw Refusal.notFound();
                  }
                })
            .replaceWithVoid();
  }

  /**
   * The own questions without their right options. Before the end of the game only editors may read
   * them.
   */
  @GET
  @Path("/{id}/with-questions")
  public Uni<RestResponse<QuizView>> withQuestions(@PathParam("id") RowId id) {
    return caller.ifSignedIn().chain(token -> withQuestions(id.value(), token));
  }

  @WithSession
  Uni<RestResponse<QuizView>> withQuestions(long id, Optional<AccessToken> token) {
    boolean editor = token.filter(own -> own.may(Permission.QUIZZES)).isPresent();
    return quizzes
        .require(id)
        .chain(
            quiz -> {
              if (!editor && quiz.rehearsalOf != null) {
                throw Refusal.notFound();
              }
              if (!editor && quiz.status != QuizStatus.COMPLETED) {
                throw token.isEmpty()
                    ? RequestRefused.token(TokenRefusal.MISSING)
                    : RequestRefused.forbidden("questions are shown once the quiz is over");
              }
              return questions
                  .ofQuiz(id)
                  .map(own -> own.stream().map(QuestionView::forAll).toList())
                  .map(own -> tagged(quiz, QuizView.of(quiz, own, List.of())));
            });
  }

  @POST
  @RolesAllowed(Permission.QUIZZES)
  public Uni<RestResponse<QuizView>> create(QuizBodies.@Nullable Fields body) {
    return service
        .create(required(body), caller.userId())
        .map(written -> answer(RestResponse.Status.CREATED, written));
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed(Permission.QUIZZES)
  public Uni<RestResponse<QuizView>> edit(
      @PathParam("id") RowId id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      QuizBodies.@Nullable Fields body) {
    return service
        .edit(id.value(), ifMatch, required(body), caller.userId())
        .map(written -> answer(RestResponse.Status.OK, written));
  }

  @PUT
  @Path("/{id}/schedule")
  @RolesAllowed(Permission.QUIZZES)
  public Uni<RestResponse<Message>> move(
      @PathParam("id") RowId id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      QuizBodies.@Nullable Move body) {
    return service
        .move(id.value(), ifMatch, required(body), caller.userId())
        .map(written -> Message.of("Quiz scheduled successfully", written));
  }

  @PUT
  @Path("/{id}/cancel")
  @RolesAllowed(Permission.QUIZZES)
  public Uni<Message> cancel(
      @PathParam("id") RowId id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return service
        .cancel(id.value(), ifMatch, caller.userId())
        .replaceWith(new Message("Quiz cancelled successfully"));
  }

  @POST
  @Path("/{id}/duplicate")
  @RolesAllowed(Permission.QUIZZES)
  public Uni<RestResponse<QuizView>> duplicate(
      @PathParam("id") RowId id, QuizBodies.@Nullable Duplicate body) {
    return service
        .duplicate(id.value(), required(body), caller.userId())
        .map(written -> answer(RestResponse.Status.CREATED, written));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Permission.QUIZZES)
  @ResponseStatus(200)
  public Uni<Message> delete(
      @PathParam("id") RowId id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return service
        .delete(id.value(), ifMatch, caller.userId())
        .replaceWith(new Message("Quiz deleted successfully"));
  }

  private static RestResponse<QuizView> tagged(QuizEntity quiz, QuizView view) {
    return RestResponse.ResponseBuilder.ok(view)
        .header(HttpHeaders.ETAG, IfMatch.tag(quiz.version))
        .build();
  }

  private static RestResponse<QuizView> answer(
      RestResponse.Status status, QuizWriter.Written written) {
    return written
        .headers(RestResponse.ResponseBuilder.create(status, QuizView.of(written.quiz())))
        .build();
  }

  private static <T> T required(@Nullable T body) {
    if (body == null) {
      throw Refusal.INVALID.because("a JSON body is required");
    }
    return body;
  }

  private static List<QuizView> views(List<QuizEntity> quizzes) {
    return quizzes.stream().map(QuizView::of).toList();
  }

  /**
   * Reads a bound of a time filter. A bound that cannot be read is ignored, as the contract says;
   * one outside of {@link #YEARS} is clamped.
   */
  private static @Nullable Instant time(@Nullable String text) {
    String filled = FilterText.of(text);
    if (filled == null) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(filled);
      int year = time.getYear();
      return YEARS.isValidIntValue(year)
          ? time.toInstant()
          : Instant.parse(year < 1 ? "0001-01-01T00:00:00Z" : "9999-12-31T00:00:00Z");
    } catch (DateTimeException e) {
      return null;
    }
  }
}
