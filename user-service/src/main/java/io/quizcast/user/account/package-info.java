@NullMarked
package io.quizcast.user.account;

import org.jspecify.annotations.NullMarked;
