@NullMarked
package io.quizcast.user.mail;

import org.jspecify.annotations.NullMarked;
