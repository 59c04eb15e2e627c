/** Reads stored games for operators: replay, log, proof, and waiting for a quiet moment. */
package io.quizcast.quiz.game.operations;
