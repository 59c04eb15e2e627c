package io.quizcast.guard;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Determines the client address of a request: the TCP peer or, if the peer is a trusted proxy, the
 * last address in {@code X-Forwarded-For} that is not a trusted proxy. Addresses to the left of it
 * can be forged.
 */
@ApplicationScoped
public class ClientAddress {
  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F.:]{2,45}");

  private final List<Network> trusted;

  @Inject
  ClientAddress(GuardConfig config) {
    this(config.trustedProxies());
  }

  private ClientAddress(List<String> trustedProxies) {
    this.trusted = trustedProxies.stream().map(Network::parse).toList();
  }

  /** Creates an instance for code that runs before beans exist. */
  public static ClientAddress trusting(List<String> proxies) {
    return new ClientAddress(proxies);
  }

  /**
   * Returns the client address. IPv6 addresses are returned in short form, no matter how the peer
   * or proxy wrote them.
   */
  public String of(HttpServerRequest request) {
    String peer = request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
    return of(peer == null ? "unknown" : peer, request.headers().getAll("X-Forwarded-For"));
  }

  String of(String peer, List<String> forwarded) {
    List<String> hops = new ArrayList<>();
    for (String line : forwarded) {
      for (String hop : line.split(",", 50)) {
        hops.add(hop.strip());
      }
    }
    String address = peer;
    for (int i = hops.size() - 1; i >= 0 && isTrusted(address); i--) {
      if (parse(hops.get(i)) == null) {
        break;
      }
      address = hops.get(i);
    }
    return shortForm(address);
  }

  /**
   * Formats an address according to RFC 5952: lower case, no leading zeros, the longest run of
   * zeros omitted.
   */
  static String shortForm(String address) {
    byte[] bytes = parse(address);
    return bytes == null ? address : NetUtil.bytesToIpAddress(bytes);
  }

  /**
   * The key of a limit by address: the address itself, or the /64 prefix for IPv6, because one
   * subscriber controls a whole /64.
   */
  public static String bucketOf(String address) {
    byte[] bytes = parse(address);
    if (bytes == null || bytes.length == 4) {
      return address;
    }
    StringBuilder prefix = new StringBuilder();
    for (int i = 0; i < 8; i += 2) {
      prefix.append(Integer.toHexString(((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff)));
      prefix.append(':');
    }
    return prefix.append(":/64").toString();
  }

  /** Whether the address belongs to a trusted proxy. */
  public boolean isTrusted(String address) {
    byte[] bytes = parse(address);
    return bytes != null && trusted.stream().anyMatch(n -> n.contains(bytes));
  }

  private static byte @Nullable [] parse(String address) {
    if (!LITERAL.matcher(address).matches()) {
      return null;
    }
    try {
      return InetAddress.ofLiteral(address).getAddress();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private record Network(byte[] address, int bits) {
    static Network parse(String text) {
      int slash = text.indexOf('/');
      try {
        byte[] address =
            InetAddress.getByName(slash < 0 ? text : text.substring(0, slash)).getAddress();
        int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > address.length * 8) {
          throw new IllegalArgumentException("quizcast.trusted-proxies: bad prefix " + text);
        }
        return new Network(address, bits);
      } catch (UnknownHostException | NumberFormatException e) {
        throw new IllegalArgumentException("quizcast.trusted-proxies: not a network: " + text, e);
      }
    }

    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      int whole = bits / 8;
      if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
        return false;
      }
      int rest = bits % 8;
      int mask = 0xff << (8 - rest);
      return rest == 0 || (address[whole] & mask) == (other[whole] & mask);
    }
  }
}
