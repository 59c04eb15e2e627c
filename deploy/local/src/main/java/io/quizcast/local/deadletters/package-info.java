/** Lists, replays and drops records that a consumer could not apply. */
@NullMarked
package io.quizcast.local.deadletters;

import org.jspecify.annotations.NullMarked;
