package io.quizcast.user.reminder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of reminders. */
@ConfigMapping(prefix = "quizcast.reminders")
public interface ReminderConfig {
  /** How long before the start a reminder is sent. */
  @WithDefault("30m")
  Duration lead();

  /** No reminder is sent later than this before the start, because it would arrive too late. */
  @WithDefault("1m")
  Duration last();

  /**
   * How long the cached time and status of a quiz are valid. After that, quiz-service is asked
   * again.
   */
  @WithDefault("1m")
  Duration believed();
}
