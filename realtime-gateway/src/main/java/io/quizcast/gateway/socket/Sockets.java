package io.quizcast.gateway.socket;

import io.netty.channel.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/**
 * Opens sockets: each is registered with its event loop, its user and its network, and closed at
 * once if its session was revoked during the handshake.
 */
@ApplicationScoped
public class Sockets {
  private final Loops loops;
  private final UserSockets users;
  private final NetworkBudgets networks;
  private final SocketConfig config;
  private final Socket.Reader reader;
  private final RecentRevocations recent;

  Sockets(
      Loops loops,
      UserSockets users,
      NetworkBudgets networks,
      SocketConfig config,
      Socket.Reader reader,
      RecentRevocations recent) {
    this.loops = loops;
    this.users = users;
    this.networks = networks;
    this.config = config;
    this.reader = reader;
    this.recent = recent;
  }

  /**
   * Opens the socket of an admitted handshake. Must run on the channel's event loop.
   *
   * @param readsOn loops on which frames of the peer may arrive
   * @param joining creates the wire
   */
  public Socket open(
      Identity identity, Channel channel, List<Loop> readsOn, Function<Wire.End, Wire> joining) {
    UserSockets.Account account = users.claim(identity.userId());
    Socket socket =
        new Socket(
            identity,
            loops.of(channel.eventLoop()),
            readsOn,
            config,
            account,
            networks.claim(identity.network()),
            reader,
            joining);
    users.add(account, socket);
    recent.applyTo(socket);
    reader.opened(socket);
    return socket;
  }
}
