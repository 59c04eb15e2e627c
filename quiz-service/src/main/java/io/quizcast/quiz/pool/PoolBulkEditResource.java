package io.quizcast.quiz.pool;

import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.quiz.questions.QuestionLabels;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Route by which admins change many questions of the pool together. */
@Path("/api/admin/question-pool/bulk")
@RolesAllowed(Permission.QUESTIONS)
@CsrfProtected
public class PoolBulkEditResource {
  /** Maximum number of questions in one request, so that they are not locked for long. */
  public static final int MAX_QUESTIONS = 2_000;

  private final PoolBulkEdit bulkEdit;
  private final CallerIdentity caller;

  PoolBulkEditResource(PoolBulkEdit bulkEdit, CallerIdentity caller) {
    this.bulkEdit = bulkEdit;
    this.caller = caller;
  }

  /**
   * What is done to which questions.
   *
   * @param action {@code edit}, {@code archive}, {@code restore}, {@code reset} or {@code delete}
   * @param difficulty the new difficulty. This field and the following ones apply to {@code edit};
   *     a missing field changes nothing
   * @param category the new category; an empty one removes it
   */
  record Body(
      @Nullable List<@Nullable Long> ids,
      @Nullable String action,
      @Nullable Integer difficulty,
      @Nullable String category,
      @Nullable List<@Nullable String> addTags,
      @Nullable List<@Nullable String> removeTags) {}

  @POST
  public Uni<PoolBulkEdit.Outcome> change(@Nullable Body body) {
    if (body == null) {
      throw Refusal.INVALID.because("a JSON body is required");
    }
    List<Long> ids = ids(body.ids());
    PoolBulkEdit.Action action = PoolBulkEdit.Action.of(body.action());
    return bulkEdit.run(ids, action, edit(body, action), caller.userId());
  }

  private static List<Long> ids(@Nullable List<@Nullable Long> given) {
    if (given == null || given.isEmpty() || given.contains(null)) {
      throw Refusal.INVALID.because("ids must name at least one question");
    }
    if (given.size() > MAX_QUESTIONS) {
      throw Refusal.TOO_LARGE.because(
          "a request may bring at most " + MAX_QUESTIONS + " questions");
    }
    return given.stream().filter(Objects::nonNull).distinct().toList();
  }

  private static PoolBulkEdit.Edit edit(Body body, PoolBulkEdit.Action action) {
    Integer difficulty = body.difficulty();
    if (difficulty != null && (difficulty < 1 || difficulty > 5)) {
      throw Refusal.UNPROCESSABLE.because("difficulty must be 1 to 5");
    }
    String category = body.category();
    PoolBulkEdit.Edit edit =
        new PoolBulkEdit.Edit(
            difficulty,
            category == null || category.isBlank()
                ? category == null ? null : ""
                : QuestionLabels.label("category", category),
            QuestionLabels.tags("add_tags", body.addTags()),
            QuestionLabels.tags("remove_tags", body.removeTags()));
    if (action == PoolBulkEdit.Action.EDIT && edit.isEmpty()) {
      throw Refusal.INVALID.because("an edit must name what changes");
    }
    return edit;
  }
}
