@NullMarked
package io.quizcast.user.history;

import org.jspecify.annotations.NullMarked;
