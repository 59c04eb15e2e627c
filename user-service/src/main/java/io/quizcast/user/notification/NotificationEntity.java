package io.quizcast.user.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Notification preferences of one user. */
@Entity
@Table(name = "notification_preferences")
public class NotificationEntity {
  @Id public Long userId;
  public boolean quizReminders = true;
  public boolean results = true;
  public boolean news;
  public Instant updatedAt;
}
