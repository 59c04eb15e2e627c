package io.quizcast.user.notification;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Notification preferences in the database. */
@ApplicationScoped
public class NotificationRepository implements PanacheRepositoryBase<NotificationEntity, Long> {
  /** Returns the user's preferences, or the defaults if they have chosen none. */
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
