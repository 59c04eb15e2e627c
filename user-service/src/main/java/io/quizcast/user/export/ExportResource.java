package io.quizcast.user.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.RequestRefused;
import io.quizcast.user.history.GameHistory;
import io.quizcast.user.notification.NotificationBody;
import io.quizcast.user.notification.NotificationRepository;
import io.quizcast.user.profile.AccountClient;
import io.quizcast.user.profile.ProfileService;
import io.quizcast.user.profile.UserBody;
import io.quizcast.user.push.PushRepository;
import io.quizcast.user.reminder.ReminderRepository;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Lets callers download all data that is stored about them. */
@Path("/api/users/me/export")
@Authenticated
public class ExportResource {
  private final CallerIdentity caller;
  private final ProfileService profiles;
  private final GameHistory games;
  private final NotificationRepository notifications;
  private final ReminderRepository reminders;
  private final PushRepository subscriptions;
  private final AccountClient accounts;

  ExportResource(
      CallerIdentity caller,
      ProfileService profiles,
      GameHistory games,
      NotificationRepository notifications,
      ReminderRepository reminders,
      PushRepository subscriptions,
      @RestClient AccountClient accounts) {
    this.caller = caller;
    this.profiles = profiles;
    this.games = games;
    this.notifications = notifications;
    this.reminders = reminders;
    this.subscriptions = subscriptions;
    this.accounts = accounts;
  }

  /**
   * Answers 503 while auth-service is unavailable, because an incomplete export would look
   * complete.
   */
  @GET
  public Uni<Response> export() {
    return profiles
        .me(caller.token())
        .chain(user -> account(user.id()).chain(account -> collect(user, account)))
        .map(
            data ->
                Response.ok(data)
                    .header("Content-Disposition", "attachment; filename=\"quizcast-my-data.json\"")
                    .header("Cache-Control", "no-store")
                    .build());
  }

  private Uni<JsonNode> account(long userId) {
    return accounts
        .data(userId)
        .onFailure(failure -> !(failure instanceof RequestRefused))
        .transform(away -> RequestRefused.unavailable());
  }

  @WithSession
  Uni<OwnData> collect(UserBody user, JsonNode account) {
    return games
        .all(user.id(), user.username(), user.profilePicture())
        .chain(
            played ->
                notifications
                    .of(user.id())
                    .chain(
                        wishes ->
                            reminders
                                .of(user.id())
                                .chain(
                                    awaited ->
                                        subscriptions
                                            .of(user.id())
                                            .map(
                                                browsers ->
                                                    new OwnData(
                                                        Instant.now(),
                                                        user,
                                                        account,
                                                        NotificationBody.of(wishes),
                                                        awaited,
                                                        browsers,
                                                        played)))));
  }
}
