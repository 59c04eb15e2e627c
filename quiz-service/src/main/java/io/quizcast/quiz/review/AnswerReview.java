package io.quizcast.quiz.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers, result and payout of a player in one game, as the player may see them.
 *
 * @param payoutStatus status of the player's prize, in lower case; absent without a prize
 * @param payoutReason why the payout is held, if it is
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
   * @param yourOption absent if the player did not answer
   * @param elapsedMs time from sending the question to receiving the answer
   * @param limitMs time limit of the question, extensions included
   * @param graceMs how long after the time limit an answer still counted
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
