/**
 * Writes the data of a game that other tables and services need: milestones, answers and results.
 */
package io.quizcast.quiz.game.results;
