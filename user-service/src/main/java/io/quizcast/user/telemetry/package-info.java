@NullMarked
package io.quizcast.user.telemetry;

import org.jspecify.annotations.NullMarked;
