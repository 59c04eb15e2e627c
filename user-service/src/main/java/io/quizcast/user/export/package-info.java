@NullMarked
package io.quizcast.user.export;

import org.jspecify.annotations.NullMarked;
