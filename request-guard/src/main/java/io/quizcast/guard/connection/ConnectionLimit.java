package io.quizcast.guard.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.quizcast.guard.ClientAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;

/**
 * Limits the connections of each address when they are accepted, and gives each accepted connection
 * a {@link HeaderDeadline}. Trusted proxies are exempt from the limit, because they connect on
 * behalf of everybody.
 */
@ChannelHandler.Sharable
final class ConnectionLimit extends ChannelInboundHandlerAdapter {
  private final int maxByAddress;
  private final Duration headerTime;
  private final ClientAddress addresses;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  ConnectionLimit(int maxByAddress, Duration headerTime, List<String> trustedProxies) {
    this.maxByAddress = maxByAddress;
    this.headerTime = headerTime;
    this.addresses = ClientAddress.trusting(trustedProxies);
  }

  static ConnectionLimit of(Config config) {
    return new ConnectionLimit(
        config.getOptionalValue("quizcast.connections.max-by-address", Integer.class).orElse(200),
        config
            .getOptionalValue("quizcast.connections.header-time", Duration.class)
            .orElse(Duration.ofSeconds(10)),
        config
            .getOptionalValues("quizcast.trusted-proxies", String.class)
            .orElse(List.of("127.0.0.1")));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    Channel channel = (Channel) accepted;
    if (channel.remoteAddress() instanceof InetSocketAddress peer) {
      String address = peer.getAddress().getHostAddress();
      if (!addresses.isTrusted(address) && !count(ClientAddress.bucketOf(address), channel)) {
        channel.unsafe().closeForcibly();
        return;
      }
    }
    channel.pipeline().addLast(new HeaderDeadline(headerTime));
    context.fireChannelRead(channel);
  }

  private boolean count(String bucket, Channel channel) {
    int number = open.merge(bucket, 1, Integer::sum);
    if (number > maxByAddress) {
      discount(bucket);
      return false;
    }
    channel.closeFuture().addListener(closed -> discount(bucket));
    return true;
  }

  private void discount(String bucket) {
    open.computeIfPresent(bucket, (key, number) -> number > 1 ? number - 1 : null);
  }
}
