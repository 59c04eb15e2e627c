@NullMarked
package io.quizcast.user.paging;

import org.jspecify.annotations.NullMarked;
