/** Bots that play a rehearsal from within this process. */
package io.quizcast.quiz.game.rehearsal;
