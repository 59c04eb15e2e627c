package io.quizcast.k8s.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import io.quizcast.k8s.routes.Routes.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks that the HTTPRoutes or Ingresses of an overlay send each public route to its service and
 * everything else to the pages.
 */
public final class RouteObjects implements Check {
  private static final String PAGES = "web";
  private static final String STREAM = "/ws/events";
  private static final String NGINX = "/metadata/annotations/nginx.ingress.kubernetes.io~1";
  private static final List<String> NOT_PUBLIC =
      List.of(
          "/",
          "/admin/quizzes",
          "/internal/users/17",
          "/internal/keys/rotate",
          "/q/metrics",
          "/q/health/ready",
          "/api/quizzes/17/unknown",
          "/api/auth/login/more",
          "/wsx");

  /** A kind of route into the cluster. */
  private record Way(String service, String type, String path, String method, JsonNode rule) {
    boolean takes(String asked, String with) {
      boolean fits =
          switch (type) {
            case "Exact" -> path.equals(asked);
            case "RegularExpression", "ImplementationSpecific" ->
                Pattern.matches(path.replaceAll("\\$$", ""), asked);
            default -> path.equals("/") || asked.equals(path) || asked.startsWith(path + "/");
          };
      return fits && (method.isEmpty() || method.equals(with));
    }

    boolean isPages() {
      return service.equals(PAGES) && path.equals("/");
    }
  }

  private final Routes routes = Routes.load();

  @Override
  public Stream<String> findings(Overlay overlay) {
    // The overlay for one node has the edge of Compose, whose routes another test compares.
    if (overlay.isLocal()) {
      return Stream.empty();
    }
    boolean ingress = overlay.all("Ingress").findAny().isPresent();
    List<Way> ways = ingress ? ingresses(overlay) : httpRoutes(overlay);
    List<String> wrong = new ArrayList<>();
    for (Route route : routes.all()) {
      String owner = ingress && routes.isShared(route.path()) ? PAGES : route.service();
      expect(ways, route.method(), route.example(), Set.of(owner), wrong);
      if (!routes.isShared(route.path())) {
        expect(ways, "OPTIONS", route.example(), Set.of(owner), wrong);
      }
    }
    NOT_PUBLIC.forEach(path -> expect(ways, "GET", path, Set.of(PAGES), wrong));
    if (!ingress) {
      limits(overlay, wrong);
    }
    // A socket may be silent, but a stream sends a comment every 15 s.
    if (!lasts(ways, "/ws", 3_600)) {
      wrong.add("Route GET /ws: ends while the player stays");
    }
    if (!lasts(ways, STREAM, 60)) {
      wrong.add("Route GET /ws/events: ends while the player stays");
    }
    if (!isKept(ways)) {
      wrong.add("Route POST /ws/events/{stream}: may reach another gateway than its stream");
    }
    return wrong.stream();
  }

  private static void expect(
      List<Way> ways, String method, String path, Set<String> owner, List<String> wrong) {
    Set<String> found = new TreeSet<>();
    ways.stream()
        .filter(way -> !way.isPages() && way.takes(path, method))
        .forEach(way -> found.add(way.service()));
    if (found.isEmpty()) {
      ways.stream().filter(Way::isPages).forEach(way -> found.add(way.service()));
    }
    if (!found.equals(owner)) {
      wrong.add("Route %s %s: is answered by %s, not %s".formatted(method, path, found, owner));
    }
  }

  private static boolean lasts(List<Way> ways, String path, int idleSeconds) {
    return ways.stream()
        .filter(way -> way.takes(path, "GET") && !way.isPages())
        .anyMatch(
            way ->
                way.rule().at("/timeouts/request").asText().equals("0s")
                    || way.rule().at(NGINX + "proxy-read-timeout").asInt() >= idleSeconds);
  }

  /** The stream and its posts need the same rule, so that they get the same cookie. */
  private static boolean isKept(List<Way> ways) {
    List<JsonNode> rules =
        ways.stream()
            .filter(way -> !way.isPages())
            .filter(way -> way.takes(STREAM, "GET") || way.takes(STREAM + "/17", "POST"))
            .map(Way::rule)
            .distinct()
            .toList();
    return rules.size() == 1
        && (rules.getFirst().at("/sessionPersistence/type").asText().equals("Cookie")
            || rules.getFirst().at(NGINX + "affinity").asText().equals("cookie"));
  }

  /** Limits of the Gateway API; a cluster refuses definitions that exceed them. */
  private static void limits(Overlay overlay, List<String> wrong) {
    overlay
        .all("HTTPRoute")
        .forEach(
            route -> {
              int matches = 0;
              for (JsonNode rule : route.at("/spec/rules")) {
                matches += rule.path("matches").size();
                if (rule.path("matches").size() > 64) {
                  wrong.add(Overlay.idOf(route) + ": has more than 64 matches in a rule");
                }
              }
              if (route.at("/spec/rules").size() > 16 || matches >= 128) {
                wrong.add(Overlay.idOf(route) + ": has too many rules or matches");
              }
            });
  }

  private static List<Way> httpRoutes(Overlay overlay) {
    List<Way> ways = new ArrayList<>();
    overlay
        .all("HTTPRoute")
        .forEach(
            route -> {
              for (JsonNode rule : route.at("/spec/rules")) {
                for (JsonNode match : rule.path("matches")) {
                  ways.add(
                      new Way(
                          rule.at("/backendRefs/0/name").asText(),
                          match.at("/path/type").asText(),
                          match.at("/path/value").asText(),
                          match.path("method").asText(),
                          rule));
                }
              }
            });
    return ways;
  }

  private static List<Way> ingresses(Overlay overlay) {
    List<Way> ways = new ArrayList<>();
    overlay
        .all("Ingress")
        .forEach(
            ingress -> {
              for (JsonNode rule : ingress.at("/spec/rules")) {
                for (JsonNode path : rule.at("/http/paths")) {
                  ways.add(
                      new Way(
                          path.at("/backend/service/name").asText(),
                          path.path("pathType").asText(),
                          path.path("path").asText(),
                          "",
                          ingress));
                }
              }
            });
    return ways;
  }
}
