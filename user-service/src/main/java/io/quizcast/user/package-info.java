@NullMarked
package io.quizcast.user;

import org.jspecify.annotations.NullMarked;
