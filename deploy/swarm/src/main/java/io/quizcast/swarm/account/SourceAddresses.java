package io.quizcast.swarm.account;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Loopback addresses from which bots call. The platform limits sign-ups per address, so a crowd
 * with a single address would have to wait for an hour. Here each address is used by as few bots as
 * a household has people.
 */
public final class SourceAddresses {
  private static final int BOTS_EACH = 4;
  private static final int MAX_ADDRESSES = 250;

  private SourceAddresses() {}

  /** Clients of {@code base} for that many bots, or a single one if it is on another machine. */
  public static List<PublicApi> spread(URI base, int bots) throws IOException {
    List<PublicApi> apis = new ArrayList<>();
    if (InetAddress.getByName(base.getHost()).isLoopbackAddress()) {
      int count = Math.clamp(bots / BOTS_EACH, 1, MAX_ADDRESSES);
      for (int i = 1; i <= count; i++) {
        InetAddress source = InetAddress.getByAddress(new byte[] {127, 1, 0, (byte) i});
        if (canBind(source)) {
          apis.add(new PublicApi(base, source));
        }
      }
    }
    return apis.isEmpty() ? List.of(new PublicApi(base)) : apis;
  }

  /** Linux accepts all of 127/8, but other systems only 127.0.0.1. */
  private static boolean canBind(InetAddress address) {
    try (ServerSocket probe = new ServerSocket(0, 1, address)) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
