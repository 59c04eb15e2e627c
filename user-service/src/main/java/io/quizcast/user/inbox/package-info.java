@NullMarked
package io.quizcast.user.inbox;

import org.jspecify.annotations.NullMarked;
