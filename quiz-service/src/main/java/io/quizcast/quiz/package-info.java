/**
 * Authoring quizzes, keeping the question pool, running games and publishing their results.
 * Everything the routes write is in {@code quizzes}, {@code questions}, {@code pool} and {@code
 * ads}; the running game is {@code game}.
 */
package io.quizcast.quiz;
