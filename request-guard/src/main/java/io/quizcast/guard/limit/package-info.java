@NullMarked
package io.quizcast.guard.limit;

import org.jspecify.annotations.NullMarked;
