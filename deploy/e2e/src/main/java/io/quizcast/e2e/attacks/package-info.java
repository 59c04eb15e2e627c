/**
 * Attacks on the availability of a running platform during a game, and their effect on its players.
 */
@NullMarked
package io.quizcast.e2e.attacks;

import org.jspecify.annotations.NullMarked;
