@NullMarked
package io.quizcast.user.avatar;

import org.jspecify.annotations.NullMarked;
