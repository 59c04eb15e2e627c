@NullMarked
package io.quizcast.guard.listing;

import org.jspecify.annotations.NullMarked;
