@NullMarked
package io.quizcast.user.push;

import org.jspecify.annotations.NullMarked;
