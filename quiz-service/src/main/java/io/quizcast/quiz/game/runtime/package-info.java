/** Settings, meters and the database connection that every part of a running game uses. */
package io.quizcast.quiz.game.runtime;
