package io.quizcast.gateway.session;

import io.quizcast.contracts.user.UserEvent;
import io.quizcast.gateway.socket.CloseReason;
import io.quizcast.gateway.socket.Identity;
import io.quizcast.gateway.socket.RecentRevocations;
import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.UserSockets;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the end of a session means for open sockets: those it carried, and only they, are told and
 * closed. Any thread.
 */
@ApplicationScoped
public class SessionRevocation {
  private final UserSockets users;
  private final RecentRevocations endings;

  SessionRevocation(UserSockets users, RecentRevocations endings) {
    this.users = users;
    this.endings = endings;
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
              identity -> ended(e, identity),
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
      case UserEvent.EmailVerified e -> users.of(e.userId()).forEach(Socket::emailVerified);
      case UserEvent.ProfileChanged _, UserEvent.StatisticsChanged _ -> {}
    }
  }

  /** Seconds would take a session along that its owner began right after. */
  private static boolean ended(UserEvent.SessionsRevoked event, Identity identity) {
    return event.lastSessionId() > 0
        ? identity.sessionId() <= event.lastSessionId()
        : identity.openedAt() <= event.revokedAt().getEpochSecond();
  }

  private void end(
      long userId, Predicate<Identity> concerned, ServerFrame word, CloseReason reason) {
    toEach(
        userId,
        concerned,
        socket -> {
          socket.send(word, Position.NONE);
          socket.close(reason);
        });
  }

  /** A player who became an admin, or the other way round, is somebody else to a room. */
  private void comeBackAs(long userId, boolean admin) {
    Instant changed = Instant.now();
    toEach(
        userId,
        identity -> identity.admin() != admin && identity.openedAt() <= changed.getEpochSecond(),
        socket -> socket.close(CloseReason.ROLE_CHANGED));
  }

  private void toEach(long userId, Predicate<Identity> concerned, Consumer<Socket> act) {
    Consumer<Socket> onItsLoop = socket -> socket.execute(() -> act.accept(socket));
    endings.remember(userId, concerned, onItsLoop);
    for (Socket socket : users.of(userId)) {
      if (concerned.test(socket.identity())) {
        onItsLoop.accept(socket);
      }
    }
  }
}
