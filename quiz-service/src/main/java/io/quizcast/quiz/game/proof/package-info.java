/** Publishes what is needed to check a finished game, see docs/fairness.md. */
package io.quizcast.quiz.game.proof;
