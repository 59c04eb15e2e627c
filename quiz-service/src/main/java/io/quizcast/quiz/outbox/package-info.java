/** Publishes results and prizes on {@code game.results}. */
@NullMarked
package io.quizcast.quiz.outbox;

import org.jspecify.annotations.NullMarked;
