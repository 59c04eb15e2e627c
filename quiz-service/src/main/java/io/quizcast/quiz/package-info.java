/**
 * Authoring quizzes, keeping the question pool, running games and publishing their results. What
 * admins write is in {@code quizzes}, {@code questions}, {@code pool} and {@code ads}; files of
 * questions are read by {@code formats} and served by {@code exchange}; the running game is {@code
 * game}; what it leaves is in {@code results}, {@code prizes} and {@code review}.
 */
package io.quizcast.quiz;
