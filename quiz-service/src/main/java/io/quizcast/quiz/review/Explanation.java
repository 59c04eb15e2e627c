package io.quizcast.quiz.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A player's game in his own answers.
 *
 * @param payoutStatus of his prize, in lower case; absent without one
 * @param payoutReason why it is held
 * @param prizeHoldReason why a perfect run was not paid
 */
record Explanation(
    long quizId,
    boolean isEliminated,
    @Nullable Integer eliminatedOnQuestion,
    @Nullable String eliminationReason,
    long prizeFund,
    @Nullable String prizeHoldReason,
    @Nullable String payoutStatus,
    @Nullable String payoutReason,
    List<Given> answers) {

  /**
   * @param yourOption absent when there was no answer
   * @param elapsedMs from the question's hand-over to the answer's arrival
   * @param limitMs of the question, extensions included
   * @param graceMs an answer this much later than the limit still counted
   * @param eliminationReason when he is out by this question
   */
  record Given(
      int questionNumber,
      long questionId,
      String text,
      @Nullable String textKk,
      List<String> options,
      @Nullable List<String> optionsKk,
      @Nullable Integer yourOption,
      int correctOption,
      boolean isCorrect,
      @Nullable Long elapsedMs,
      @Nullable Integer limitMs,
      @Nullable Integer graceMs,
      @Nullable String eliminationReason) {}
}
