package io.quizcast.contracts.game;

/**
 * The settings of one game, carried by {@code start} so that a replay needs nothing else. Times are
 * in ms.
 *
 * @param rulesVersion version of the rules that decide this game, see {@code Game.RULES_VERSION}; a
 *     released version never changes
 * @param plannedQuestions how many questions are to be asked
 * @param prizeFund whole currency units
 * @param lateGraceMs how long after the time limit an answer is still on time
 * @param hardCloseSlackMs how long after its window a question closes even if some gateways have
 *     not ended theirs
 * @param gatewaySilenceMs how long the game waits for a gateway that sends no heartbeat
 * @param firstQuestionDelayMs time from the start, or the end of an ad, to the next question
 * @param betweenQuestionsMs time from a resume to the next question
 * @param finishDelayMs time from {@code questions_exhausted} to the end
 * @param revealMs how long a verdict is shown before the next question, ad or end
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
    int revealMs) {}
