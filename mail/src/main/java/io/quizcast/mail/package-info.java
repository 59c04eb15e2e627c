/** E-mail as the services send it. */
@NullMarked
package io.quizcast.mail;

import org.jspecify.annotations.NullMarked;
