@NullMarked
package io.quizcast.user.statistics;

import org.jspecify.annotations.NullMarked;
