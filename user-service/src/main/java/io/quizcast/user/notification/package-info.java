@NullMarked
package io.quizcast.user.notification;

import org.jspecify.annotations.NullMarked;
