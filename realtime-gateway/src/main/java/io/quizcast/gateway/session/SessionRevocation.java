package io.quizcast.gateway.session;

import io.quizcast.contracts.user.UserEvent;
import io.quizcast.gateway.socket.CloseReason;
import io.quizcast.gateway.socket.Identity;
import io.quizcast.gateway.socket.RecentRevocations;
import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.UserSockets;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.guard.WsTicket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Closes exactly the sockets of revoked sessions, after a frame that states the reason.
 * Thread-safe.
 */
@ApplicationScoped
public class SessionRevocation {
  private final UserSockets users;
  private final RecentRevocations recent;

  SessionRevocation(UserSockets users, RecentRevocations recent) {
    this.users = users;
    this.recent = recent;
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
      case UserEvent.RoleChanged e ->
          closeFormerRole(e.userId(), Identity.Role.of(WsTicket.roleOf(e.permissions())));
      case UserEvent.UserRegistered _, UserEvent.UsernameChanged _ -> {}
      case UserEvent.EmailVerified e -> users.of(e.userId()).forEach(Socket::emailVerified);
      case UserEvent.ProfileChanged _, UserEvent.StatisticsChanged _ -> {}
    }
  }

  /**
   * Compares ids. A comparison by time would also close a session that began in the same second.
   */
  private static boolean ended(UserEvent.SessionsRevoked event, Identity identity) {
    return event.lastSessionId() > 0
        ? identity.sessionId() <= event.lastSessionId()
        : identity.openedAt() <= event.revokedAt().getEpochSecond();
  }

  private void end(
      long userId, Predicate<Identity> concerned, ServerFrame last, CloseReason reason) {
    toEach(
        userId,
        concerned,
        socket -> {
          socket.send(last, Position.NONE);
          socket.close(reason);
        });
  }

  /**
   * Closes the sockets that were opened with the previous role, because a room treats players and
   * admins differently.
   */
  private void closeFormerRole(long userId, Identity.Role role) {
    Instant changed = Instant.now();
    toEach(
        userId,
        identity -> identity.role() != role && identity.openedAt() <= changed.getEpochSecond(),
        socket -> socket.close(CloseReason.ROLE_CHANGED));
  }

  private void toEach(long userId, Predicate<Identity> concerned, Consumer<Socket> act) {
    Consumer<Socket> onItsLoop = socket -> socket.execute(() -> act.accept(socket));
    recent.remember(userId, concerned, onItsLoop);
    for (Socket socket : users.of(userId)) {
      if (concerned.test(socket.identity())) {
        onItsLoop.accept(socket);
      }
    }
  }
}
