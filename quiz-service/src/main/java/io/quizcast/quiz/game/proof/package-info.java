/** Publishes the documents with which anybody can check a finished game, see docs/fairness.md. */
package io.quizcast.quiz.game.proof;
