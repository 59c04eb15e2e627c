package io.quizcast.quiz.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a player may know about their own game.
 *
 * @param payoutStatus of the player's prize, in lower case; absent without a prize
 * @param payoutReason why the payout is held
 * @param prizeHoldReason why a player who answered everything gets no prize
 */
record AnswerReview(
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
   * @param elapsedMs from sending the question to receiving the answer
   * @param limitMs of the question, extensions included
   * @param graceMs an answer this much later than the limit still counted
   * @param eliminationReason present if this question eliminated the player
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
      @Nullable String eliminationReason,
      @Nullable String explanation,
      @Nullable String explanationKk,
      @Nullable String explanationEn,
      @Nullable String explanationSource) {}
}
