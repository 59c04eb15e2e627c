package io.quizcast.gateway.endpoint;

import io.netty.channel.Channel;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData;
import io.quizcast.gateway.socket.Wire;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Hands the channel over to the endpoint; refuses upgrades that did not pass through {@code
 * TicketGate}.
 */
@ApplicationScoped
public class UpgradeHandover implements HttpUpgradeCheck {
  static final UserData.TypedKey<Channel> CHANNEL = new UserData.TypedKey<>("channel");

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    Channel channel = Wire.channelOf(context.httpRequest());
    if (Wire.identityOf(channel) == null) {
      return CheckResult.rejectUpgrade(401);
    }
    context.userData().put(CHANNEL, channel);
    return CheckResult.permitUpgrade();
  }
}
