package io.quizcast.quiz.calendar;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.quiz.quizzes.QuizEntity;
import io.quizcast.quiz.quizzes.QuizRepository;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.RowId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Public route that serves a quiz as a calendar entry. */
@Path("/api/quizzes/{id}/calendar.ics")
public class CalendarResource {
  private final QuizRepository quizzes;

  CalendarResource(QuizRepository quizzes) {
    this.quizzes = quizzes;
  }

  /** Rehearsals are visible to admins only, so they have no public calendar entry. */
  private static void requirePublic(QuizEntity quiz) {
    if (quiz.rehearsalOf != null) {
      throw Refusal.notFound();
    }
  }

  @GET
  @WithSession
  public Uni<Response> entry(@PathParam("id") RowId id) {
    return quizzes
        .require(id.value())
        .invoke(CalendarResource::requirePublic)
        .map(
            quiz ->
                Response.ok(CalendarFile.of(quiz), "text/calendar; charset=utf-8")
                    .header(
                        "Content-Disposition",
                        "attachment; filename=\"quizcast-%d.ics\"".formatted(quiz.id))
                    .header("Cache-Control", "no-cache")
                    .build());
  }
}
