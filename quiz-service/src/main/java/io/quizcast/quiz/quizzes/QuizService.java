package io.quizcast.quiz.quizzes;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.audit.FourEyes;
import io.quizcast.quiz.questions.QuestionRepository;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.versions.FieldChange;
import io.quizcast.quiz.versions.IfMatch;
import io.quizcast.quiz.versions.QuizVersions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Creates, edits, reschedules, cancels, copies and deletes quizzes before they start. It only
 * changes the locked row; the runner reads the new version and acts on it.
 */
@ApplicationScoped
public class QuizService {
  private final QuizRepository quizzes;
  private final QuestionRepository questions;
  private final AuditLog audit;
  private final QuizVersions versions;
  private final FourEyes fourEyes;
  private final QuizLimits limits;
  private final QuizWriter writer;

  QuizService(
      QuizRepository quizzes,
      QuestionRepository questions,
      AuditLog audit,
      QuizVersions versions,
      FourEyes fourEyes,
      QuizLimits limits,
      QuizWriter writer) {
    this.quizzes = quizzes;
    this.questions = questions;
    this.audit = audit;
    this.versions = versions;
    this.fourEyes = fourEyes;
    this.limits = limits;
    this.writer = writer;
  }

  @WithTransaction
  Uni<QuizWriter.Written> create(QuizBodies.Fields body, long actor) {
    Instant now = Instant.now();
    QuizEntity quiz = new QuizEntity();
    QuizFields.title(body.title());
    QuizFields.required(body.scheduledTime());
    write(body, quiz, now);
    return writer
        .insert(quiz, now)
        .call(() -> audit.record(actor, "create", "quiz", quiz.id, Map.of("title", quiz.title)))
        .call(() -> versions.record(quiz.id, quiz.version, actor, "create", titled(quiz)))
        .chain(() -> writer.written(quiz));
  }

  @WithTransaction
  Uni<QuizWriter.Written> edit(
      long id, @Nullable String ifMatch, QuizBodies.Fields body, long actor) {
    Instant now = Instant.now();
    return change(
            new Edit(actor, "edit", id, ifMatch),
            now,
            quiz -> {
              QuizWriter.requireScheduled(quiz);
              long fund = quiz.prizeFund;
              write(body, quiz, now);
              if (quiz.prizeFund != fund && fourEyes.fundChanges()) {
                throw FourEyes.secondAdminRequired();
              }
            })
        .chain(writer::written);
  }

  /** Sets the fields that the body has. */
  private void write(QuizBodies.Fields body, QuizEntity quiz, Instant now) {
    if (body.title() != null) {
      quiz.title = QuizFields.title(body.title());
    }
    if (body.description() != null) {
      quiz.description = QuizFields.description(body.description());
    }
    if (body.scheduledTime() != null) {
      quiz.scheduledTime = scheduledTime(body.scheduledTime(), now);
    }
    if (body.prizeFund() != null) {
      quiz.prizeFund = QuizFields.prizeFund(body.prizeFund());
    }
    if (body.revealMs() != null) {
      quiz.revealMs = QuizFields.revealMs(body.revealMs());
    }
    if (body.finishOnZeroPlayers() != null) {
      quiz.finishOnZeroPlayers = body.finishOnZeroPlayers();
    }
    if (body.questionSourceMode() != null) {
      quiz.questionSourceMode = QuizFields.questionSource(body.questionSourceMode());
    }
    if (body.allowEasier() != null) {
      quiz.allowEasier = body.allowEasier();
    }
    if (body.series() != null) {
      quiz.series = QuizFields.series(body.series());
    }
  }

  /** Reschedules a quiz, even a cancelled one, unless one of its questions was asked already. */
  @WithTransaction
  Uni<QuizWriter.Written> move(
      long id, @Nullable String ifMatch, QuizBodies.Move body, long actor) {
    OffsetDateTime time = QuizFields.required(body.scheduledTime());
    Instant now = Instant.now();
    return questions
        .countAsked(id)
        .chain(
            asked ->
                change(
                    new Edit(actor, "schedule", id, ifMatch),
                    now,
                    quiz -> {
                      requireMovable(quiz, asked);
                      quiz.scheduledTime = scheduledTime(time, now);
                      quiz.status = QuizStatus.SCHEDULED;
                      quiz.cancelReason = null;
                      quiz.cancelMessage = null;
                      if (body.finishOnZeroPlayers() != null) {
                        quiz.finishOnZeroPlayers = body.finishOnZeroPlayers();
                      }
                    }))
        .chain(writer::written);
  }

  @WithTransaction
  Uni<Void> cancel(long id, @Nullable String ifMatch, long actor) {
    return change(
            new Edit(actor, "cancel", id, ifMatch),
            Instant.now(),
            quiz -> {
              QuizWriter.requireScheduled(quiz);
              quiz.status = QuizStatus.CANCELLED;
              quiz.cancelReason = "cancelled_by_admin";
              quiz.cancelMessage = "Викторина отменена организатором";
            })
        .replaceWithVoid();
  }

  /** Hides the quiz. The results, history and ledger of a played quiz are kept. */
  @WithTransaction
  Uni<Void> delete(long id, @Nullable String ifMatch, long actor) {
    Instant now = Instant.now();
    return change(
            new Edit(actor, "delete", id, ifMatch),
            now,
            quiz -> {
              if (quiz.status == QuizStatus.IN_PROGRESS) {
                throw Refusal.CONFLICT.because("a running quiz cannot be deleted");
              }
              if (quiz.status == QuizStatus.SCHEDULED) {
                quiz.status = QuizStatus.CANCELLED;
                quiz.cancelReason = "deleted_by_admin";
              }
              quiz.deletedAt = now;
            })
        .replaceWithVoid();
  }

  @WithTransaction
  Uni<QuizWriter.Written> duplicate(long id, QuizBodies.Duplicate body, long actor) {
    OffsetDateTime time = QuizFields.required(body.scheduledTime());
    Instant now = Instant.now();
    return quizzes
        .require(id)
        .chain(
            original ->
                questions
                    .countOwn(id)
                    .chain(
                        own -> {
                          if (own == 0) {
                            throw Refusal.UNPROCESSABLE.because(
                                "a quiz without questions of its own cannot be duplicated");
                          }
                          QuizEntity copy = QuizEntity.copyOf(original);
                          copy.title = QuizFields.copyTitle(original.title);
                          copy.scheduledTime = scheduledTime(time, now);
                          copy.questionCount = own.intValue();
                          return writer.insert(copy, now);
                        }))
        .call(copy -> questions.copyOwn(id, copy.id))
        .call(copy -> audit.record(actor, "duplicate", "quiz", copy.id, Map.of("from", id)))
        .call(copy -> versions.record(copy.id, copy.version, actor, "duplicate", titled(copy)))
        .chain(writer::written);
  }

  /** An admin's change to a quiz, with the version of the quiz that the admin has seen. */
  private record Edit(long actor, String action, long quizId, @Nullable String ifMatch) {}

  private Uni<QuizEntity> change(Edit edit, Instant now, Consumer<QuizEntity> change) {
    return quizzes
        .requireLocked(edit.quizId())
        .call(
            quiz -> {
              IfMatch.check(edit.ifMatch(), quiz.version);
              QuizChanges before = QuizChanges.since(quiz);
              change.accept(quiz);
              quiz.edited(now);
              Map<String, FieldChange> changes = before.upTo(quiz);
              return audit
                  .record(
                      edit.actor(), edit.action(), "quiz", quiz.id, QuizChanges.details(changes))
                  .chain(
                      () -> {
                        changes.remove(QuizChanges.VERSION);
                        return versions.record(
                            quiz.id,
                            quiz.version,
                            edit.actor(),
                            edit.action(),
                            List.copyOf(changes.values()));
                      });
            });
  }

  private static List<FieldChange> titled(QuizEntity quiz) {
    return List.of(FieldChange.ofQuiz("title", null, quiz.title));
  }

  private Instant scheduledTime(OffsetDateTime time, Instant now) {
    return QuizFields.scheduledTime(time, now, limits.minLead(), limits.maxLead());
  }

  private static void requireMovable(QuizEntity quiz, long asked) {
    boolean neverPlayed = quiz.status == QuizStatus.CANCELLED && asked == 0;
    if (quiz.status != QuizStatus.SCHEDULED && !neverPlayed) {
      throw Refusal.CONFLICT.because(
          "a quiz that is " + quiz.status.wire() + " and was played cannot be scheduled again");
    }
  }
}
