@NullMarked
package io.quizcast.user.repeat;

import org.jspecify.annotations.NullMarked;
