package io.quizcast.user.reminder;

import io.quizcast.guard.language.Texts;
import io.quizcast.user.push.PushMessage;
import io.quizcast.user.push.PushSubscription;
import java.time.Duration;
import java.time.Instant;

/**
 * The notification that reminds a user of a quiz in one of their browsers.
 *
 * @param attempts number of attempts so far
 */
record ReminderPush(
    long quizId,
    PushSubscription subscription,
    int attempts,
    Texts.Words words,
    String title,
    Instant start) {
  /** A message may have up to 4 KB, but a notification shows only a line or two. */
  private static final int MAX_TITLE = 200;

  PushMessage written(Instant now) {
    String shown = title.length() > MAX_TITLE ? title.substring(0, MAX_TITLE) : title;
    return new PushMessage(
        words.filled("subject", Reminders.oneLine(shown), words.time(start)),
        words.filled("push"),
        "/quiz/" + quizId,
        "quiz-" + quizId,
        Duration.between(now, start));
  }
}
