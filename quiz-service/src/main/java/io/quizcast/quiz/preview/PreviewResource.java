package io.quizcast.quiz.preview;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.guard.installation.Installation;
import io.quizcast.guard.language.ErrorTexts;
import io.quizcast.guard.language.Texts;
import io.quizcast.quiz.quizzes.QuizEntity;
import io.quizcast.quiz.quizzes.QuizRepository;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.RowId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Public route with the head tags that the web servers put into the page of a quiz. */
@Path("/api/quizzes/{id}/preview")
public class PreviewResource {
  private static final int MAX_AGE_SECONDS = 60;

  private final QuizRepository quizzes;
  private final String site;
  private final ErrorTexts languages;
  private final Texts texts;

  PreviewResource(
      QuizRepository quizzes,
      PreviewConfig config,
      ErrorTexts languages,
      Installation installation) {
    this.quizzes = quizzes;
    this.languages = languages;
    this.texts = new Texts("quiz-previews", installation.languages());
    this.site = config.site();
  }

  /** Rehearsals also get 404, because only admins may see them. */
  @GET
  @WithSession
  public Uni<Response> tags(
      @PathParam("id") RowId id,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
    // Readers that ask for no language get the default language of the pages.
    Texts.Words words =
        texts.in(accepted == null || accepted.isBlank() ? null : languages.languageOf(accepted));
    return quizzes
        .require(id.value())
        .invoke(PreviewResource::requirePublic)
        .map(
            quiz ->
                Response.ok(PreviewTags.of(quiz, words, site), "text/html; charset=utf-8")
                    .header("Content-Language", words.language().toLanguageTag())
                    .header("Vary", "Accept-Language")
                    .header("Cache-Control", "public, max-age=" + MAX_AGE_SECONDS)
                    .build());
  }

  private static void requirePublic(QuizEntity quiz) {
    if (quiz.rehearsalOf != null) {
      throw Refusal.notFound();
    }
  }
}
