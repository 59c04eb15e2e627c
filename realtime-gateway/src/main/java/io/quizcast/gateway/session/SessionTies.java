package io.quizcast.gateway.session;

import io.quizcast.contracts.user.UserEvent;
import io.quizcast.gateway.socket.CloseReason;
import io.quizcast.gateway.socket.Identity;
import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.UserSockets;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * What the end of a session means for open sockets: those it carried, and only they, are told and
 * closed. Any thread.
 */
@ApplicationScoped
public class SessionTies {
  private final UserSockets users;

  SessionTies(UserSockets users) {
    this.users = users;
  }

  void apply(UserEvent event) {
    switch (event) {
      case UserEvent.SessionRevoked e ->
          end(
              e.userId(),
              identity -> identity.sessionId() == e.sessionId(),
              new ServerFrame.SessionRevoked(
                  e.sessionId(), e.userId(), e.reason(), Instant.now().toString()),
              CloseReason.SESSION_ENDED);
      case UserEvent.SessionsRevoked e ->
          end(
              e.userId(),
              identity -> identity.openedAt() <= e.revokedAt().getEpochSecond(),
              new ServerFrame.LogoutAllDevices(e.userId(), e.reason(), e.revokedAt().toString()),
              CloseReason.SESSION_ENDED);
      case UserEvent.UserDeleted e ->
          end(
              e.userId(),
              _ -> true,
              new ServerFrame.LogoutAllDevices(
                  e.userId(), "account_deleted", e.deletedAt().toString()),
              CloseReason.ACCOUNT_DELETED);
      case UserEvent.RoleChanged e -> comeBackAs(e.userId(), e.role().equals("admin"));
      case UserEvent.UserRegistered _, UserEvent.UsernameChanged _ -> {}
      case UserEvent.EmailVerified _, UserEvent.ProfileChanged _ -> {}
      case UserEvent.StatisticsChanged _ -> {}
    }
  }

  private void end(
      long userId, Predicate<Identity> concerned, ServerFrame word, CloseReason reason) {
    for (Socket socket : users.of(userId)) {
      if (concerned.test(socket.identity())) {
        socket.execute(
            () -> {
              socket.send(word, Position.NONE);
              socket.close(reason);
            });
      }
    }
  }

  /** A player who became an admin, or the other way round, is somebody else to a room. */
  private void comeBackAs(long userId, boolean admin) {
    for (Socket socket : users.of(userId)) {
      if (socket.identity().admin() != admin) {
        socket.execute(() -> socket.close(CloseReason.ROLE_CHANGED));
      }
    }
  }
}
