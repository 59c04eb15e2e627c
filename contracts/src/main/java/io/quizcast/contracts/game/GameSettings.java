package io.quizcast.contracts.game;

/**
 * Everything a running game measures by, carried by {@code start}; times in ms.
 *
 * @param rulesVersion which edition of the rules decides this game; a released one never changes
 * @param plannedQuestions how many questions are to be asked
 * @param prizeFund whole currency units
 * @param lateGraceMs an answer this much later than the limit is still in time
 * @param hardCloseSlackMs an open question is closed this long after its window, whoever is missing
 * @param gatewaySilenceMs a gateway without a beat for this long is no longer waited for
 * @param firstQuestionDelayMs from the start to question 1
 * @param betweenQuestionsMs from the verdict to the next question
 * @param finishDelayMs from the last verdict to the end, so that it can be seen
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
    int finishDelayMs) {}
