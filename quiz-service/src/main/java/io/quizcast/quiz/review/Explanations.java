package io.quizcast.quiz.review;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.quiz.prizes.Payout;
import io.quizcast.quiz.questions.Question;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.standings.AskedEntry;
import io.quizcast.quiz.standings.Result;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts together what a player may know of his own game. */
@ApplicationScoped
class Explanations {
  private static final String RESULT =
      "select r, p from Result r left join Payout p on p.quizId = r.quizId and p.userId = r.userId"
          + " where r.quizId = ?1 and r.userId = ?2";

  private static final String ANSWERS =
      "select h, q, a from AskedEntry h join Question q on q.id = h.questionId"
          + " join GivenAnswer a on a.quizId = h.quizId and a.questionId = h.questionId"
          + " where h.quizId = ?1 and a.userId = ?2 order by h.questionOrder";

  /** Refused with 404 for whoever has no result; so nothing is told of a running game. */
  @WithSession
  Uni<Explanation> of(long quizId, long userId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(RESULT, Object[].class)
                    .setParameter(1, quizId)
                    .setParameter(2, userId)
                    .getSingleResultOrNull()
                    .onItem()
                    .ifNull()
                    .failWith(Refusal::notFound)
                    .chain(
                        result ->
                            session
                                .createSelectionQuery(ANSWERS, Object[].class)
                                .setParameter(1, quizId)
                                .setParameter(2, userId)
                                .getResultList()
                                .map(
                                    rows ->
                                        explain((Result) result[0], (Payout) result[1], rows))));
  }

  private static Explanation explain(Result result, @Nullable Payout payout, List<Object[]> rows) {
    return new Explanation(
        result.quizId,
        result.isEliminated,
        result.eliminatedOnQuestion,
        result.eliminationReason,
        result.prizeFund,
        result.prizeHoldReason,
        payout == null ? null : payout.status.name().toLowerCase(Locale.ROOT),
        payout == null ? null : payout.reason,
        rows.stream()
            .map(row -> given((AskedEntry) row[0], (Question) row[1], (GivenAnswer) row[2]))
            .toList());
  }

  private static Explanation.Given given(AskedEntry asked, Question question, GivenAnswer answer) {
    boolean silent = answer.selectedOption == GivenAnswer.SILENT;
    return new Explanation.Given(
        asked.questionOrder,
        asked.questionId,
        question.texts.main().text(),
        question.texts.textKk(),
        question.texts.main().options(),
        question.texts.optionsKk(),
        silent ? null : answer.selectedOption,
        question.correctOption,
        answer.isCorrect,
        silent ? null : answer.responseTimeMs,
        asked.limitMs,
        asked.graceMs,
        answer.eliminationReason);
  }
}
