@NullMarked
package io.quizcast.user.profile;

import org.jspecify.annotations.NullMarked;
