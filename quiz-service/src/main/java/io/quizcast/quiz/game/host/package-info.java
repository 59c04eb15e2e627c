/** Admin routes that control a running game, and facts about a game for gateways. */
package io.quizcast.quiz.game.host;
