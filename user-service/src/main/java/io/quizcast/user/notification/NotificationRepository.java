package io.quizcast.user.notification;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Notification preferences. */
@ApplicationScoped
public class NotificationRepository implements PanacheRepositoryBase<NotificationEntity, Long> {
  /** The defaults for users who have not chosen. */
  public Uni<NotificationEntity> of(long userId) {
    return findById(userId)
        .onItem()
        .ifNull()
        .continueWith(
            () -> {
              NotificationEntity untouched = new NotificationEntity();
              untouched.userId = userId;
              return untouched;
            });
  }
}
