@NullMarked
package io.quizcast.user.outbox;

import org.jspecify.annotations.NullMarked;
