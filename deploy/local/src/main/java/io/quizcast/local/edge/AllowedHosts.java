package io.quizcast.local.edge;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests for a host that is not allowed, because the pages of a foreign host name that
 * resolves to this machine would be same-origin (DNS rebinding). Loopback addresses and the hosts
 * of the allowed origins are allowed.
 */
final class AllowedHosts implements Handler<RoutingContext> {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

  private final Set<String> names;

  /**
   * @param origins the allowed origins, separated by commas
   * @param hosts further names, separated by commas
   */
  AllowedHosts(String origins, String hosts) {
    names =
        Stream.concat(
                words(origins).map(AllowedHosts::hostOf),
                words(hosts).map(name -> name.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> words(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).filter(word -> !word.isEmpty());
  }

  private static String hostOf(String origin) {
    String host = URI.create(origin).getHost();
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }

  boolean allows(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
    return LOOPBACK.matcher(name).matches() || names.contains(name);
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (allows(request.getHeader("Host"))) {
      context.next();
    } else {
      Refusals.misdirected(context.response());
    }
  }
}
