package io.quizcast.quiz.quizzes;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.questions.QuestionDraft;
import io.quizcast.quiz.questions.QuestionEntity;
import io.quizcast.quiz.questions.QuestionRepository;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.ValidationError;
import io.quizcast.quiz.refusal.ValidationFailed;
import io.quizcast.quiz.versions.FieldChange;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Edits the own questions of a scheduled quiz. Each change locks the quiz row, so that concurrent
 * changes cannot exceed the limit together.
 */
@ApplicationScoped
public class QuestionService {
  private final QuizWriter quizzes;
  private final QuestionRepository questions;
  private final AuditLog audit;

  QuestionService(QuizWriter quizzes, QuestionRepository questions, AuditLog audit) {
    this.quizzes = quizzes;
    this.questions = questions;
    this.audit = audit;
  }

  /**
   * Adds all questions, or refuses and adds none.
   *
   * @param keep if false, only checks whether they could be added
   */
  @WithTransaction
  public Uni<QuizWriter.Written> add(
      long quizId, @Nullable String ifMatch, List<QuestionDraft> drafts, boolean keep, long actor) {
    return quizzes
        .lockScheduled(quizId, ifMatch)
        .chain(
            quiz ->
                questions
                    .ofQuiz(quizId)
                    .map(present -> positioned(quizId, present, drafts))
                    .chain(rows -> keep ? insert(quiz, rows, actor) : quizzes.written(quiz)));
  }

  private Uni<QuizWriter.Written> insert(QuizEntity quiz, List<QuestionEntity> rows, long actor) {
    return questions
        .persist(rows)
        .call(
            () ->
                audit.record(actor, "add_questions", "quiz", quiz.id, Map.of("count", rows.size())))
        .chain(
            () ->
                quizzes.touched(
                    quiz,
                    actor,
                    "add_questions",
                    rows.stream().map(QuestionChanges::added).toList()));
  }

  @WithTransaction
  Uni<QuizWriter.Written> replace(
      long quizId, @Nullable String ifMatch, long questionId, QuestionDraft draft, long actor) {
    return change(
        new Edit(quizId, ifMatch, "edit_question", questionId, actor),
        present -> {
          QuestionEntity row = among(present, questionId);
          QuestionChanges changes = QuestionChanges.since(row);
          draft.writeTo(row, Instant.now());
          if (draft.position() != null) {
            requireFree(draft.position(), row, present);
            row.position = draft.position();
          }
          return Uni.createFrom().item(changes.upTo(row));
        });
  }

  @WithTransaction
  Uni<QuizWriter.Written> remove(
      long quizId, @Nullable String ifMatch, long questionId, long actor) {
    return change(
        new Edit(quizId, ifMatch, "delete_question", questionId, actor),
        present -> {
          QuestionEntity row = among(present, questionId);
          return questions.delete(row).replaceWith(List.of(QuestionChanges.removed(row)));
        });
  }

  /**
   * Gives the questions the positions 1…n in the order of {@code ids}, which must contain each
   * question once.
   */
  @WithTransaction
  Uni<QuizWriter.Written> reorder(
      long quizId, @Nullable String ifMatch, List<Long> ids, long actor) {
    return change(
        new Edit(quizId, ifMatch, "reorder_questions", quizId, actor),
        present -> {
          Set<Long> named = new HashSet<>(ids);
          if (ids.size() != present.size()
              || !present.stream().allMatch(row -> named.contains(row.id))) {
            throw Refusal.UNPROCESSABLE.because(
                "question_ids must name each question of the quiz once");
          }
          List<FieldChange> changes = new ArrayList<>();
          for (QuestionEntity row : present) {
            QuestionChanges moved = QuestionChanges.since(row);
            row.position = ids.indexOf(row.id) + 1;
            changes.addAll(moved.upTo(row));
          }
          return Uni.createFrom().item(changes);
        });
  }

  /** An admin's change to the questions of a quiz, with the version that the admin has seen. */
  private record Edit(
      long quizId, @Nullable String ifMatch, String action, long questionId, long actor) {}

  private Uni<QuizWriter.Written> change(
      Edit edit, Function<List<QuestionEntity>, Uni<List<FieldChange>>> change) {
    return quizzes
        .lockScheduled(edit.quizId(), edit.ifMatch())
        .chain(
            quiz ->
                questions
                    .ofQuiz(quiz.id)
                    .chain(change::apply)
                    .call(
                        () ->
                            audit.record(
                                edit.actor(),
                                edit.action(),
                                "quiz",
                                quiz.id,
                                Map.of("question_id", edit.questionId())))
                    .chain(changes -> quizzes.touched(quiz, edit.actor(), edit.action(), changes)));
  }

  /** Gives each draft a position: the requested one, or otherwise the first free one. */
  private static List<QuestionEntity> positioned(
      long quizId, List<QuestionEntity> present, List<QuestionDraft> drafts) {
    if (present.size() + drafts.size() > QuizEntity.PLANNED_QUESTIONS) {
      throw Refusal.UNPROCESSABLE.because(
          "a quiz has at most %d questions of its own: %d are there, %d were to be added"
              .formatted(QuizEntity.PLANNED_QUESTIONS, present.size(), drafts.size()));
    }
    TreeSet<Integer> free = new TreeSet<>();
    for (int position = 1; position <= QuizEntity.PLANNED_QUESTIONS; position++) {
      free.add(position);
    }
    present.forEach(row -> free.remove(row.position));
    List<ValidationError> errors = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      Integer wanted = drafts.get(i).position();
      if (wanted != null && !free.remove(wanted)) {
        errors.add(new ValidationError(i, "position", "is taken or past the last position"));
      }
    }
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
    Instant now = Instant.now();
    List<QuestionEntity> rows = new ArrayList<>();
    for (QuestionDraft draft : drafts) {
      QuestionEntity row = new QuestionEntity();
      draft.writeTo(row, now);
      row.quizId = quizId;
      row.createdAt = now;
      row.position = draft.position() == null ? free.pollFirst() : draft.position();
      rows.add(row);
    }
    return rows;
  }

  private static QuestionEntity among(List<QuestionEntity> present, long questionId) {
    return present.stream()
        .filter(row -> row.id == questionId)
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  private static void requireFree(
      int position, QuestionEntity moved, List<QuestionEntity> present) {
    boolean taken =
        present.stream()
            .anyMatch(row -> row != moved && row.position != null && row.position == position);
    if (taken || position > QuizEntity.PLANNED_QUESTIONS) {
      throw Refusal.DUPLICATE.because("position " + position + " is taken or past the last one");
    }
  }
}
