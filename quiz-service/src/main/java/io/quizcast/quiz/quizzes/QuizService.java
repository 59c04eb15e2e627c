package io.quizcast.quiz.quizzes;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
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
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestResponse;
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
  private final GamePartitions partitions;

  QuizService(
      QuizRepository quizzes,
      QuestionRepository questions,
      AuditLog audit,
      QuizVersions versions,
      FourEyes fourEyes,
      QuizLimits limits,
      GamePartitions partitions) {
    this.quizzes = quizzes;
    this.questions = questions;
    this.audit = audit;
    this.versions = versions;
    this.fourEyes = fourEyes;
    this.limits = limits;
    this.partitions = partitions;
  }

  /**
   * A quiz after a change.
   *
   * @param warning why the quiz is not playable at the moment, in ASCII
   */
  public record Written(QuizEntity quiz, Optional<String> warning) {
    /** Adds the ETag of the version, and the warning if there is one. */
    public <T> RestResponse.ResponseBuilder<T> headers(RestResponse.ResponseBuilder<T> response) {
      response.header(HttpHeaders.ETAG, IfMatch.tag(quiz.version));
      warning.ifPresent(text -> response.header(QuizResource.WARNING, text));
      return response;
    }
  }

  @WithTransaction
  Uni<Written> create(QuizBodies.Create body, long actor) {
    Instant now = Instant.now();
    QuizEntity quiz = new QuizEntity();
    quiz.title = QuizFields.title(body.title());
    quiz.description = QuizFields.description(body.description());
    quiz.scheduledTime = scheduledTime(QuizFields.required(body.scheduledTime()), now);
    quiz.prizeFund = QuizFields.prizeFund(body.prizeFund());
    quiz.revealMs = QuizFields.revealMs(body.revealMs());
    quiz.finishOnZeroPlayers = Boolean.TRUE.equals(body.finishOnZeroPlayers());
    quiz.questionSourceMode = QuizFields.questionSource(body.questionSourceMode());
    quiz.allowEasier = Boolean.TRUE.equals(body.allowEasier());
    quiz.series = QuizFields.series(body.series());
    return insert(quiz, now)
        .call(() -> audit.record(actor, "create", "quiz", quiz.id, Map.of("title", quiz.title)))
        .call(() -> versions.record(quiz.id, quiz.version, actor, "create", titled(quiz)))
        .chain(() -> written(quiz));
  }

  @WithTransaction
  Uni<Written> edit(long id, @Nullable String ifMatch, QuizBodies.Edit body, long actor) {
    Instant now = Instant.now();
    return change(
            new Edit(actor, "edit", id, ifMatch),
            now,
            quiz -> {
              requireScheduled(quiz);
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
                long fund = QuizFields.prizeFund(body.prizeFund());
                if (fund != quiz.prizeFund && fourEyes.fundChanges()) {
                  throw FourEyes.secondAdminRequired();
                }
                quiz.prizeFund = fund;
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
            })
        .chain(this::written);
  }

  /** Reschedules a quiz, even a cancelled one, unless one of its questions was asked already. */
  @WithTransaction
  Uni<Written> move(long id, @Nullable String ifMatch, QuizBodies.Move body, long actor) {
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
        .chain(this::written);
  }

  @WithTransaction
  Uni<Void> cancel(long id, @Nullable String ifMatch, long actor) {
    return change(
            new Edit(actor, "cancel", id, ifMatch),
            Instant.now(),
            quiz -> {
              requireScheduled(quiz);
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
  Uni<Written> duplicate(long id, QuizBodies.Duplicate body, long actor) {
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
                          QuizEntity copy = new QuizEntity();
                          copy.title = QuizFields.copyTitle(original.title);
                          copy.description = original.description;
                          copy.scheduledTime = scheduledTime(time, now);
                          copy.prizeFund = original.prizeFund;
                          copy.revealMs = original.revealMs;
                          copy.finishOnZeroPlayers = original.finishOnZeroPlayers;
                          copy.questionSourceMode = original.questionSourceMode;
                          copy.allowEasier = original.allowEasier;
                          copy.series = original.series;
                          copy.questionCount = own.intValue();
                          return insert(copy, now);
                        }))
        .call(copy -> questions.copyOwn(id, copy.id))
        .call(copy -> audit.record(actor, "duplicate", "quiz", copy.id, Map.of("from", id)))
        .call(copy -> versions.record(copy.id, copy.version, actor, "duplicate", titled(copy)))
        .chain(this::written);
  }

  /**
   * Locks the quiz for a change of its questions or prize fund. After the change the caller must
   * call {@link #touched}.
   */
  public Uni<QuizEntity> lockScheduled(long id, @Nullable String ifMatch) {
    return quizzes
        .requireLocked(id)
        .invoke(
            quiz -> {
              IfMatch.check(ifMatch, quiz.version);
              requireScheduled(quiz);
            });
  }

  /**
   * Counts the quiz's own questions again, raises its version and records the change. The caller
   * must hold the lock of the row.
   */
  public Uni<Written> touched(
      QuizEntity quiz, long actor, String action, List<FieldChange> changes) {
    return quizzes
        .flush()
        .chain(() -> questions.countOwn(quiz.id))
        .invoke(
            own -> {
              quiz.questionCount = own.intValue();
              quiz.edited(Instant.now());
            })
        .call(() -> versions.record(quiz.id, quiz.version, actor, action, changes))
        .chain(() -> written(quiz));
  }

  /** The quiz, with the reason why it is not playable at the moment, if any. */
  @WithSession
  public Uni<Written> written(QuizEntity quiz) {
    return questions
        .countAvailable(quiz.id)
        .map(
            available ->
                new Written(
                    quiz,
                    Playability.obstacle(quiz.questionSourceMode, quiz.questionCount, available)));
  }

  /** Stores a new quiz under a new id. Runs in the caller's transaction. */
  public Uni<QuizEntity> insert(QuizEntity quiz, Instant now) {
    quiz.createdAt = now;
    quiz.updatedAt = now;
    return quizzes
        .nextId()
        .chain(
            id -> {
              quiz.id = id;
              quiz.partition = (int) (id % partitions.partitions());
              return quizzes.persistAndFlush(quiz);
            });
  }

  /** An admin's change to a quiz, with the version of the quiz that the admin has seen. */
  private record Edit(long actor, String action, long quizId, @Nullable String ifMatch) {}

  private Uni<QuizEntity> change(Edit edit, Instant now, Consumer<QuizEntity> change) {
    return quizzes
        .requireLocked(edit.quizId())
        .call(
            quiz -> {
              IfMatch.check(edit.ifMatch(), quiz.version);
              QuizChanges changes = QuizChanges.since(quiz);
              change.accept(quiz);
              quiz.edited(now);
              return audit
                  .record(edit.actor(), edit.action(), "quiz", quiz.id, changes.upTo(quiz))
                  .chain(
                      () ->
                          versions.record(
                              quiz.id,
                              quiz.version,
                              edit.actor(),
                              edit.action(),
                              changes.fieldsUpTo(quiz)));
            });
  }

  private static List<FieldChange> titled(QuizEntity quiz) {
    return List.of(FieldChange.ofQuiz("title", null, quiz.title));
  }

  private Instant scheduledTime(OffsetDateTime time, Instant now) {
    return QuizFields.scheduledTime(time, now, limits.minLead(), limits.maxLead());
  }

  private static void requireScheduled(QuizEntity quiz) {
    if (quiz.status != QuizStatus.SCHEDULED) {
      throw Refusal.CONFLICT.because(
          "this needs a scheduled quiz, and this one is " + quiz.status.wire());
    }
  }

  private static void requireMovable(QuizEntity quiz, long asked) {
    boolean neverPlayed = quiz.status == QuizStatus.CANCELLED && asked == 0;
    if (quiz.status != QuizStatus.SCHEDULED && !neverPlayed) {
      throw Refusal.CONFLICT.because(
          "a quiz that is " + quiz.status.wire() + " and was played cannot be scheduled again");
    }
  }
}
