@NullMarked
package io.quizcast.user.limit;

import org.jspecify.annotations.NullMarked;
