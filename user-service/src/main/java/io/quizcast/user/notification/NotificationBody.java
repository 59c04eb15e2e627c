package io.quizcast.user.notification;

import org.jspecify.annotations.Nullable;

/** Body of requests and answers. A field that is absent in a request keeps its value. */
public record NotificationBody(
    @Nullable Boolean quizReminders, @Nullable Boolean results, @Nullable Boolean news) {
  public static NotificationBody of(NotificationEntity preferences) {
    return new NotificationBody(preferences.quizReminders, preferences.results, preferences.news);
  }

  void applyTo(NotificationEntity preferences) {
    if (quizReminders != null) {
      preferences.quizReminders = quizReminders;
    }
    if (results != null) {
      preferences.results = results;
    }
    if (news != null) {
      preferences.news = news;
    }
  }
}
