/**
 * Stores quizzes and the question pool, runs games and publishes their results. Admins edit the
 * data of {@code quizzes}, {@code questions}, {@code pool} and {@code ads}; {@code formats} reads
 * and writes files of questions, and {@code exchange} has their routes; {@code game} runs games;
 * {@code results}, {@code prizes} and {@code review} hold the data of finished games.
 */
package io.quizcast.quiz;
