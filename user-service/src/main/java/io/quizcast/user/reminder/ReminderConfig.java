package io.quizcast.user.reminder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When people are reminded of the quizzes they registered for. */
@ConfigMapping(prefix = "quizcast.reminders")
public interface ReminderConfig {
  /** Before the start. */
  @WithDefault("30m")
  Duration lead();

  /** Later than this before the start nobody is written to: the mail would come after it. */
  @WithDefault("1m")
  Duration last();

  /** How long what quiz-service said of a quiz is believed. */
  @WithDefault("1m")
  Duration believed();
}
