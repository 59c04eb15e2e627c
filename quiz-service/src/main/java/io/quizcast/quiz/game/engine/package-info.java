/** Decides the commands of one partition in memory, without I/O. */
package io.quizcast.quiz.game.engine;
