package io.quizcast.quiz.questions;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.quizzes.Quiz;
import io.quizcast.quiz.quizzes.QuizService;
import io.quizcast.quiz.refusal.Flaw;
import io.quizcast.quiz.refusal.FlawsFound;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The own questions of a quiz, while it is scheduled. Each change holds the lock of the quiz row,
 * so two admins cannot pass the limit together.
 */
@ApplicationScoped
public class QuestionService {
  private final QuizService quizzes;
  private final QuestionRepository questions;
  private final AuditLog audit;

  QuestionService(QuizService quizzes, QuestionRepository questions, AuditLog audit) {
    this.quizzes = quizzes;
    this.questions = questions;
    this.audit = audit;
  }

  /**
   * All of them or, with a refusal, none.
   *
   * @param keep false: says whether they would be taken, and changes nothing
   */
  @WithTransaction
  public Uni<QuizService.Written> add(
      long quizId, @Nullable String ifMatch, List<QuestionDraft> drafts, boolean keep, long actor) {
    return quizzes
        .lockScheduled(quizId, ifMatch)
        .chain(
            quiz ->
                questions
                    .ofQuiz(quizId)
                    .map(present -> placed(quizId, present, drafts))
                    .chain(rows -> keep ? insert(quiz, rows, actor) : quizzes.written(quiz)));
  }

  private Uni<QuizService.Written> insert(Quiz quiz, List<Question> rows, long actor) {
    return questions
        .persist(rows)
        .call(
            () ->
                audit.record(actor, "add_questions", "quiz", quiz.id, Map.of("count", rows.size())))
        .chain(() -> quizzes.touched(quiz));
  }

  @WithTransaction
  Uni<QuizService.Written> replace(
      long quizId, @Nullable String ifMatch, long questionId, QuestionDraft draft, long actor) {
    return quizzes
        .lockScheduled(quizId, ifMatch)
        .chain(
            quiz ->
                questions
                    .ofQuiz(quizId)
                    .invoke(
                        present -> {
                          Question row = among(present, questionId);
                          draft.writeTo(row, Instant.now());
                          if (draft.position() != null) {
                            requireFree(draft.position(), row, present);
                            row.position = draft.position();
                          }
                        })
                    .chain(() -> done(quiz, "edit_question", questionId, actor)));
  }

  @WithTransaction
  Uni<QuizService.Written> remove(
      long quizId, @Nullable String ifMatch, long questionId, long actor) {
    return quizzes
        .lockScheduled(quizId, ifMatch)
        .chain(
            quiz ->
                questions
                    .ofQuiz(quizId)
                    .chain(present -> questions.delete(among(present, questionId)))
                    .chain(() -> done(quiz, "delete_question", questionId, actor)));
  }

  /** Puts the questions at places 1…n in the order of {@code ids}, which names each once. */
  @WithTransaction
  Uni<QuizService.Written> reorder(
      long quizId, @Nullable String ifMatch, List<Long> ids, long actor) {
    return quizzes
        .lockScheduled(quizId, ifMatch)
        .chain(
            quiz ->
                questions
                    .ofQuiz(quizId)
                    .invoke(
                        present -> {
                          Set<Long> named = new HashSet<>(ids);
                          if (ids.size() != present.size()
                              || !present.stream().allMatch(row -> named.contains(row.id))) {
                            throw Refusal.UNPROCESSABLE.because(
                                "question_ids must name each question of the quiz once");
                          }
                          for (Question row : present) {
                            row.position = ids.indexOf(row.id) + 1;
                          }
                        })
                    .chain(() -> done(quiz, "reorder_questions", quizId, actor)));
  }

  private Uni<QuizService.Written> done(Quiz quiz, String action, long questionId, long actor) {
    return audit
        .record(actor, action, "quiz", quiz.id, Map.of("question_id", questionId))
        .chain(() -> quizzes.touched(quiz));
  }

  /** Gives each draft its place: the one it names, else the first free one. */
  private static List<Question> placed(
      long quizId, List<Question> present, List<QuestionDraft> drafts) {
    if (present.size() + drafts.size() > Quiz.PLANNED_QUESTIONS) {
      throw Refusal.UNPROCESSABLE.because(
          "a quiz has at most %d questions of its own: %d are there, %d were to be added"
              .formatted(Quiz.PLANNED_QUESTIONS, present.size(), drafts.size()));
    }
    TreeSet<Integer> free = new TreeSet<>();
    for (int place = 1; place <= Quiz.PLANNED_QUESTIONS; place++) {
      free.add(place);
    }
    present.forEach(row -> free.remove(row.position));
    List<Flaw> flaws = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      Integer wanted = drafts.get(i).position();
      if (wanted != null && !free.remove(wanted)) {
        flaws.add(new Flaw(i, "position", "is taken or past the last place"));
      }
    }
    if (!flaws.isEmpty()) {
      throw new FlawsFound(flaws);
    }
    Instant now = Instant.now();
    List<Question> rows = new ArrayList<>();
    for (QuestionDraft draft : drafts) {
      Question row = new Question();
      draft.writeTo(row, now);
      row.quizId = quizId;
      row.createdAt = now;
      row.position = draft.position() == null ? free.pollFirst() : draft.position();
      rows.add(row);
    }
    return rows;
  }

  private static Question among(List<Question> present, long questionId) {
    return present.stream()
        .filter(row -> row.id == questionId)
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  private static void requireFree(int place, Question mover, List<Question> present) {
    boolean taken =
        present.stream()
            .anyMatch(row -> row != mover && row.position != null && row.position == place);
    if (taken || place > Quiz.PLANNED_QUESTIONS) {
      throw Refusal.DUPLICATE.because("place " + place + " is taken or past the last one");
    }
  }
}
