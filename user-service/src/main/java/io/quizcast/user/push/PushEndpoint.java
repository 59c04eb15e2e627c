package io.quizcast.user.push;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The address of one subscription at a push service. It must belong to a configured push service
 * and use TLS, because browsers send the address and could otherwise make this service call any
 * host.
 */
record PushEndpoint(URI uri) {
  /** Longer than the addresses of all push services, and short enough for an index. */
  static final int MAX_LENGTH = 2_000;

  private static final int TLS_PORT = 443;
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

  /** Returns empty for an address that must not be called. */
  static Optional<PushEndpoint> of(String text, PushConfig config) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    // Other characters would be sent unescaped and could end the request line.
    if (uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawFragment() != null
        || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return Optional.empty();
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    boolean plain = "http".equalsIgnoreCase(uri.getScheme());
    boolean allowed =
        THIS_MACHINE.contains(host)
            ? config.loopback() && (tls || plain)
            : tls
                && (uri.getPort() < 0 || uri.getPort() == TLS_PORT)
                && isListed(host, config.services().orElse(List.of()));
    return allowed ? Optional.of(new PushEndpoint(uri)) : Optional.empty();
  }

  private static boolean isListed(String host, List<String> services) {
    return services.stream()
        .map(service -> service.strip().toLowerCase(Locale.ROOT))
        .anyMatch(
            service ->
                service.startsWith("*.")
                    ? host.endsWith(service.substring(1))
                    : host.equals(service));
  }

  String host() {
    return uri.getHost();
  }

  boolean isTls() {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  int port() {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return isTls() ? TLS_PORT : 80;
  }

  String pathAndQuery() {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /**
   * Whether this endpoint may be called at an address that its name currently resolves to. A name
   * may point to a private address after it was checked.
   */
  boolean mayBeCalledAt(InetAddress address) {
    return THIS_MACHINE.contains(host().toLowerCase(Locale.ROOT))
        ? address.isLoopbackAddress()
        : isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    int first = Byte.toUnsignedInt(bytes[0]);
    int second = Byte.toUnsignedInt(bytes[1]);
    if (address instanceof Inet4Address) {
      boolean carrierGrade = first == 100 && second >= 64 && second < 128;
      boolean benchmark = first == 198 && (second == 18 || second == 19);
      return first != 0 && first < 224 && !carrierGrade && !benchmark;
    }
    // Global unicast addresses are in 2000::/3, which excludes unique local and translated
    // addresses.
    return (first & 0xe0) == 0x20;
  }
}
