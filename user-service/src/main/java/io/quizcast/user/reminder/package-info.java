@NullMarked
package io.quizcast.user.reminder;

import org.jspecify.annotations.NullMarked;
