@NullMarked
package io.quizcast.user.prize;

import org.jspecify.annotations.NullMarked;
