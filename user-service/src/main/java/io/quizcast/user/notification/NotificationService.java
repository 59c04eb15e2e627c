package io.quizcast.user.notification;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Changes notification preferences, each change in one transaction. */
@ApplicationScoped
class NotificationService {
  private final NotificationRepository notifications;

  NotificationService(NotificationRepository notifications) {
    this.notifications = notifications;
  }

  @WithTransaction
  Uni<NotificationEntity> choose(long userId, NotificationBody wanted) {
    return notifications
        .of(userId)
        .chain(
            preferences -> {
              wanted.applyTo(preferences);
              preferences.updatedAt = Instant.now();
              return notifications.getSession().chain(session -> session.merge(preferences));
            });
  }
}
