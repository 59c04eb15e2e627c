package io.quizcast.user.reminder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When users are reminded of the quizzes they registered for. */
@ConfigMapping(prefix = "quizcast.reminders")
public interface ReminderConfig {
  /** Before the start. */
  @WithDefault("30m")
  Duration lead();

  /** Closer to the start than this no reminder is sent, because it would arrive too late. */
  @WithDefault("1m")
  Duration last();

  /** How long the time and status of a quiz are used before quiz-service is asked again. */
  @WithDefault("1m")
  Duration believed();
}
