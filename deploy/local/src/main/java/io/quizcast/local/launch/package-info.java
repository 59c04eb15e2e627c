/** {@code ./quizcast up}: everything on this machine, supervised. */
@NullMarked
package io.quizcast.local.launch;

import org.jspecify.annotations.NullMarked;
