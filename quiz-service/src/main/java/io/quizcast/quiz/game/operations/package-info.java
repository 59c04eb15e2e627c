/**
 * Commands for operators: replay a game, read its log, verify its proof, and wait until no game is
 * live.
 */
package io.quizcast.quiz.game.operations;
