/** Turns quiz rows into the clock commands of a game and selects its questions. */
package io.quizcast.quiz.game.schedule;
