package io.quizcast.quiz.rehearsal;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.questions.QuestionRepository;
import io.quizcast.quiz.quizzes.QuestionSource;
import io.quizcast.quiz.quizzes.QuizEntity;
import io.quizcast.quiz.quizzes.QuizRepository;
import io.quizcast.quiz.quizzes.QuizStatus;
import io.quizcast.quiz.quizzes.QuizWriter;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Creates the copy of a quiz that is rehearsed, without reserving or using questions of the pool.
 */
@ApplicationScoped
class RehearsalService {
  /** Time until the start, in which the admin can open the live page. */
  private static final Duration LEAD = Duration.ofSeconds(15);

  /**
   * Maximum number of rehearsals at a time, because each one needs a thread and its bots cause
   * load.
   */
  private static final int MAX_RUNNING = 3;

  /** Copies questions of the pool into the rehearsal, so that the pool stays unchanged. */
  private static final String FILL =
      """
      INSERT INTO questions (quiz_id, position, texts, correct_option, time_limit_sec, point_value,
        difficulty, category, tags, source, licence, explanation_source, fingerprint)
      SELECT ?1, ?2 + row_number() OVER (ORDER BY p.difficulty, p.id), p.texts, p.correct_option,
        p.time_limit_sec, p.point_value, p.difficulty, p.category, p.tags, p.source, p.licence,
        p.explanation_source, p.fingerprint
      FROM (SELECT * FROM questions
            WHERE quiz_id IS NULL AND deleted_at IS NULL AND archived_at IS NULL
              AND used_at IS NULL
            ORDER BY md5(CAST(id AS text) || CAST(CAST(?1 AS bigint) AS text)) LIMIT ?3) p
      """;

  private final QuizRepository quizzes;
  private final QuizWriter writer;
  private final QuestionRepository questions;
  private final AuditLog audit;

  RehearsalService(
      QuizRepository quizzes, QuizWriter writer, QuestionRepository questions, AuditLog audit) {
    this.quizzes = quizzes;
    this.writer = writer;
    this.questions = questions;
    this.audit = audit;
  }

  @WithTransaction
  Uni<QuizEntity> plan(long quizId, long actor) {
    return quizzes
        .count(
            "rehearsalOf is not null and status in ?1",
            List.of(QuizStatus.SCHEDULED, QuizStatus.IN_PROGRESS))
        .chain(
            running -> {
              if (running >= MAX_RUNNING) {
                throw Refusal.CONFLICT.because("no more than " + MAX_RUNNING + " rehearsals run");
              }
              return quizzes.require(quizId);
            })
        .chain(
            original -> {
              if (original.rehearsalOf != null) {
                throw Refusal.UNPROCESSABLE.because("a rehearsal cannot be rehearsed");
              }
              return questions.countOwn(quizId).chain(own -> copy(original, own.intValue()));
            })
        .call(copy -> audit.record(actor, "rehearse", "quiz", quizId, Map.of("copy", copy.id)));
  }

  private Uni<QuizEntity> copy(QuizEntity original, int own) {
    boolean hybrid = original.questionSourceMode == QuestionSource.HYBRID;
    int missing = hybrid ? Math.max(0, QuizEntity.PLANNED_QUESTIONS - own) : 0;
    QuizEntity copy = QuizEntity.copyOf(original);
    copy.scheduledTime = Instant.now().plus(LEAD);
    copy.prizeFund = 0;
    copy.questionSourceMode = QuestionSource.ADMIN_ONLY;
    copy.allowEasier = false;
    copy.series = null;
    copy.rehearsalOf = original.id;
    return writer
        .insert(copy, Instant.now())
        .chain(() -> questions.copyOwn(original.id, copy.id))
        .chain(() -> Sql.update(FILL, copy.id, own, missing))
        .chain(() -> questions.countOwn(copy.id))
        .invoke(
            all -> {
              if (all == 0) {
                throw Refusal.UNPROCESSABLE.because("there are no questions to rehearse with");
              }
              copy.questionCount = all.intValue();
            })
        .replaceWith(copy);
  }
}
