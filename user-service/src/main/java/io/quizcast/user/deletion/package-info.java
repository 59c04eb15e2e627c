@NullMarked
package io.quizcast.user.deletion;

import org.jspecify.annotations.NullMarked;
