/**
 * Attacks on the availability of a running platform, beside a game, and what its players notice.
 */
@NullMarked
package io.quizcast.e2e.attacks;

import org.jspecify.annotations.NullMarked;
