package io.quizcast.quiz.quizzes;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.quiz.questions.QuestionRepository;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.versions.FieldChange;
import io.quizcast.quiz.versions.IfMatch;
import io.quizcast.quiz.versions.QuizVersions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Inserts quizzes, locks them for a change, and records the change. Everything runs in the caller's
 * transaction.
 */
@ApplicationScoped
public class QuizWriter {
  private final QuizRepository quizzes;
  private final QuestionRepository questions;
  private final QuizVersions versions;
  private final GamePartitions partitions;

  QuizWriter(
      QuizRepository quizzes,
      QuestionRepository questions,
      QuizVersions versions,
      GamePartitions partitions) {
    this.quizzes = quizzes;
    this.questions = questions;
    this.versions = versions;
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
                    quiz, obstacle(quiz.questionSourceMode, quiz.questionCount, available)));
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

  static void requireScheduled(QuizEntity quiz) {
    if (quiz.status != QuizStatus.SCHEDULED) {
      throw Refusal.CONFLICT.because(
          "this needs a scheduled quiz, and this one is " + quiz.status.wire());
    }
  }

  /**
   * Why the quiz is not playable at the moment; empty if it is. The text is ASCII because it is
   * sent in a header.
   *
   * @param available pool questions neither used nor reserved by another quiz
   */
  private static Optional<String> obstacle(QuestionSource mode, int ownQuestions, long available) {
    return switch (mode) {
      case ADMIN_ONLY ->
          ownQuestions > 0
              ? Optional.empty()
              : Optional.of("the quiz has no questions of its own yet");
      case HYBRID -> {
        long missing = QuizEntity.PLANNED_QUESTIONS - ownQuestions - available;
        yield missing <= 0
            ? Optional.empty()
            : Optional.of(
                "not enough questions: %d own and %d unused in the pool, %d needed"
                    .formatted(ownQuestions, available, QuizEntity.PLANNED_QUESTIONS));
      }
    };
  }
}
