package io.quizcast.quiz.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dispute as players and admins see it.
 *
 * @param status {@code open}, {@code accepted} or {@code rejected}
 */
record DisputeView(
    long id,
    long quizId,
    long userId,
    @Nullable Integer questionNumber,
    String text,
    String status,
    @Nullable String answer,
    Instant createdAt,
    @Nullable Instant answeredAt) {

  static DisputeView of(DisputeEntity dispute) {
    return new DisputeView(
        dispute.id,
        dispute.quizId,
        dispute.userId,
        dispute.questionNumber,
        dispute.text,
        dispute.status,
        dispute.answer,
        dispute.createdAt,
        dispute.answeredAt);
  }
}
