/** Looking at records no consumer could apply, and giving them another chance. */
@NullMarked
package io.quizcast.local.letters;

import org.jspecify.annotations.NullMarked;
