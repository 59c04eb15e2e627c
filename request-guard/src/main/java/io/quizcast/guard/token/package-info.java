@NullMarked
package io.quizcast.guard.token;

import org.jspecify.annotations.NullMarked;
