package io.quizcast.quiz.review;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.quiz.prizes.PayoutEntity;
import io.quizcast.quiz.questions.QuestionEntity;
import io.quizcast.quiz.questions.Wordings;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.results.AskedQuestionEntity;
import io.quizcast.quiz.results.ResultEntity;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Loads a player's own answers, result and payout. */
@ApplicationScoped
class AnswerReviewService {
  private static final String RESULT =
      "select r, p from ResultEntity r left join PayoutEntity p on p.quizId = r.quizId and p.userId = r.userId"
          + " where r.quizId = ?1 and r.userId = ?2";

  private static final String ANSWERS =
      "select h, q, a from AskedQuestionEntity h join QuestionEntity q on q.id = h.questionId"
          + " join AnswerEntity a on a.quizId = h.quizId and a.questionId = h.questionId"
          + " where h.quizId = ?1 and a.userId = ?2 order by h.questionOrder";

  /** Answers 404 if the player has no result, so that nothing about a running game is revealed. */
  @WithSession
  Uni<AnswerReview> of(long quizId, long userId) {
    return Sql.select(Object[].class, RESULT, quizId, userId)
        .chain(
            results -> {
              if (results.isEmpty()) {
                throw Refusal.notFound();
              }
              Object[] result = results.getFirst();
              return Sql.select(Object[].class, ANSWERS, quizId, userId)
                  .map(rows -> review((ResultEntity) result[0], (PayoutEntity) result[1], rows));
            });
  }

  private static AnswerReview review(
      ResultEntity result, @Nullable PayoutEntity payout, List<Object[]> rows) {
    return new AnswerReview(
        result.quizId,
        result.isEliminated,
        result.eliminatedOnQuestion,
        result.eliminationReason,
        result.prizeFund,
        result.prizeHoldReason,
        payout == null ? null : payout.status.name().toLowerCase(Locale.ROOT),
        payout == null ? null : payout.reason,
        rows.stream()
            .map(
                row ->
                    given(
                        (AskedQuestionEntity) row[0],
                        (QuestionEntity) row[1],
                        (AnswerEntity) row[2]))
            .toList());
  }

  private static AnswerReview.Given given(
      AskedQuestionEntity asked, QuestionEntity question, AnswerEntity answer) {
    boolean unanswered = answer.selectedOption == AnswerEntity.NO_ANSWER;
    return new AnswerReview.Given(
        asked.questionOrder,
        asked.questionId,
        question.texts.main().text(),
        question.texts.textIn(Wordings.KAZAKH),
        question.texts.main().options(),
        question.texts.optionsIn(Wordings.KAZAKH),
        unanswered ? null : answer.selectedOption,
        question.correctOption,
        answer.isCorrect,
        unanswered ? null : answer.responseTimeMs,
        asked.limitMs,
        asked.graceMs,
        answer.eliminationReason,
        question.texts.main().explanation(),
        question.texts.explanationIn(Wordings.KAZAKH),
        question.texts.explanationIn(Wordings.ENGLISH),
        question.explanationSource);
  }
}
