package io.quizcast.contracts.game;

import org.jspecify.annotations.Nullable;

/**
 * The settings of one game, carried by {@code start} so that a replay needs nothing else. Times are
 * in ms.
 *
 * @param rulesVersion the version of the rules that decides this game; a released one never changes
 * @param plannedQuestions how many questions are to be asked
 * @param prizeFund whole currency units
 * @param lateGraceMs an answer this much later than the limit is still in time
 * @param hardCloseSlackMs an open question closes this long after its window even if gateways are
 *     missing
 * @param gatewaySilenceMs a gateway without a heartbeat for this long is no longer awaited
 * @param firstQuestionDelayMs from the start, or the end of an ad, to the next question
 * @param betweenQuestionsMs from a resume to the next question; before version 2 of the rules also
 *     from the verdict
 * @param finishDelayMs from {@code questions_exhausted} to the end; before version 2 of the rules
 *     also from the last verdict
 * @param revealMs how long a verdict stays before the next question, ad or end; absent before
 *     version 2 of the rules
 */
public record GameSettings(
    int rulesVersion,
    int plannedQuestions,
    long prizeFund,
    boolean finishOnZeroPlayers,
    int lateGraceMs,
    int hardCloseSlackMs,
    int gatewaySilenceMs,
    int firstQuestionDelayMs,
    int betweenQuestionsMs,
    int finishDelayMs,
    @Nullable Integer revealMs) {}
