/** Writes what other tables and services need of a game: milestones, answers, results. */
package io.quizcast.quiz.game.results;
