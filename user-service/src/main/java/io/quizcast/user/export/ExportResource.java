package io.quizcast.user.export;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.user.history.GameResultRepository;
import io.quizcast.user.history.HistoryItem;
import io.quizcast.user.notification.NotificationBody;
import io.quizcast.user.notification.NotificationRepository;
import io.quizcast.user.profile.ProfileService;
import io.quizcast.user.profile.UserBody;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** The caller's own data as a file, to be taken along before leaving. */
@Path("/api/users/me/export")
@Authenticated
public class ExportResource {
  @Inject CallerIdentity caller;
  @Inject ProfileService profiles;
  @Inject GameResultRepository games;
  @Inject NotificationRepository notifications;

  @GET
  public Uni<Response> export() {
    return profiles
        .me(caller.token())
        .chain(this::collect)
        .map(
            data ->
                Response.ok(data)
                    .header("Content-Disposition", "attachment; filename=\"quizcast-my-data.json\"")
                    .header("Cache-Control", "no-store")
                    .build());
  }

  @WithSession
  Uni<OwnData> collect(UserBody user) {
    return games
        .all(user.id())
        .chain(
            played ->
                notifications
                    .of(user.id())
                    .map(
                        preferences ->
                            new OwnData(
                                Instant.now(),
                                user,
                                NotificationBody.of(preferences),
                                played.stream()
                                    .map(
                                        game ->
                                            HistoryItem.of(
                                                game, user.username(), user.profilePicture()))
                                    .toList())));
  }
}
