/** Results and prizes on their way to {@code game.results}. */
@NullMarked
package io.quizcast.quiz.outbox;

import org.jspecify.annotations.NullMarked;
