@NullMarked
package io.quizcast.user.leaderboard;

import org.jspecify.annotations.NullMarked;
