package io.quizcast.user.notification;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** The caller's notification preferences. */
@Path("/api/users/me/notifications")
@Authenticated
public class NotificationResource {
  private final CallerIdentity caller;
  private final NotificationRepository notifications;
  private final NotificationService service;

  NotificationResource(
      CallerIdentity caller, NotificationRepository notifications, NotificationService service) {
    this.caller = caller;
    this.notifications = notifications;
    this.service = service;
  }

  @GET
  @WithSession
  public Uni<NotificationBody> get() {
    return notifications.of(caller.userId()).map(NotificationBody::of);
  }

  @PUT
  @CsrfProtected
  public Uni<NotificationBody> choose(@Nullable NotificationBody wanted) {
    if (wanted == null) {
      throw RequestRefused.invalid("Say what to change");
    }
    return service.choose(caller.userId(), wanted).map(NotificationBody::of);
  }
}
