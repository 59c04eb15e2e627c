/** Turns quiz rows into the commands that drive a game, and selects its questions. */
package io.quizcast.quiz.game.schedule;
