/**
 * Commands for operators: replay a game, verify its proof, read its log, and wait until no game is
 * live.
 */
package io.quizcast.quiz.game.operations;
