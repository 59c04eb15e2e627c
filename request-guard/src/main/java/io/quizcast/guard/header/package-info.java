@NullMarked
package io.quizcast.guard.header;

import org.jspecify.annotations.NullMarked;
