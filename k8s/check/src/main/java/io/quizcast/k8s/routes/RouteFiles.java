package io.quizcast.k8s.routes;

import io.quizcast.k8s.routes.Routes.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Generates, from {@code routes.yaml}, HTTPRoutes and Ingresses for Kubernetes and locations for
 * the edge of Compose. They match methods only on a path that two services share. On all other
 * paths the service itself refuses wrong methods, because it must also receive a browser's OPTIONS.
 */
public final class RouteFiles {
  private static final String HEAD =
      "# Written by ./quizcast routes from deploy/local/src/main/resources/routes.yaml.\n";
  private static final int MATCHES_PER_RULE = 64;
  private static final String SOCKET = "/ws";

  /** Paths of event streams and their posts, which must reach the same gateway. */
  private static final String EVENTS = "/ws/events";

  private static final String PATTERNS = "    nginx.ingress.kubernetes.io/use-regex: \"true\"\n";

  /** A cookie names the gateway, and stays valid when gateways are added. */
  private static final String AFFINITY =
      """
          nginx.ingress.kubernetes.io/affinity: cookie
          nginx.ingress.kubernetes.io/affinity-mode: persistent
          nginx.ingress.kubernetes.io/session-cookie-name: quizcast-events
          nginx.ingress.kubernetes.io/session-cookie-path: /ws/events
          nginx.ingress.kubernetes.io/session-cookie-samesite: Strict
          nginx.ingress.kubernetes.io/session-cookie-secure: "true"
          nginx.ingress.kubernetes.io/session-cookie-change-on-failure: "true"
      """;

  /** If a location sets headers of its own, NGINX drops those of the server. */
  private static final String SAME_HEADERS =
      " proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr;"
          + " proxy_set_header X-Forwarded-Proto $scheme; proxy_set_header X-Internal-Token \"\";";

  /** The time limit of a request. Uploading a clip over a slow connection takes two minutes. */
  private static final Map<String, String> PATIENCE = Map.of("quiz-service", "150s");

  /** Routes that accept a file, with its maximum size. All others accept {@code 4m}. */
  private static final Map<String, String> UPLOADS =
      Map.of(
          "/api/admin/ads", "80m",
          "/api/users/me/avatar", "3m",
          "/api/quizzes/{id}/questions/import", "80m",
          "/api/admin/question-pool", "80m",
          "/api/admin/question-pool/import", "80m");

  private RouteFiles() {}

  /**
   * Writes all generated files.
   *
   * @param args the path of the repository
   */
  public static void main(String[] args) throws IOException {
    for (Map.Entry<String, String> file : all(Routes.load()).entrySet()) {
      Files.writeString(Path.of(args[0]).resolve(file.getKey()), file.getValue());
    }
  }

  /** The generated files, by their path in the repository. */
  static Map<String, String> all(Routes routes) {
    return Map.of(
        "k8s/base/routes.yaml", httpRoutes(routes),
        "k8s/components/ingress/ingress.yaml", ingresses(routes),
        "deploy/compose/routes.conf", locations(routes));
  }

  static String httpRoutes(Routes routes) {
    StringBuilder out = new StringBuilder(HEAD);
    out.append(
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata:
          name: to-https
        spec:
          parentRefs:
            - name: quizcast
              sectionName: http
          rules:
            - filters:
                - type: RequestRedirect
                  requestRedirect:
                    scheme: https
                    statusCode: 301
        """);
    for (String service : routes.services()) {
      List<String> matches =
          matches(routes, route -> route.service().equals(service) && !lasts(route));
      out.append(head(service));
      for (int from = 0; from < matches.size(); from += MATCHES_PER_RULE) {
        List<String> some =
            matches.subList(from, Math.min(matches.size(), from + MATCHES_PER_RULE));
        String patience = PATIENCE.getOrDefault(service, "30s");
        out.append(rule(service, String.join("", some), patience));
      }
      if (routes.all().contains(new Route("GET", SOCKET, service))) {
        // A WebSocket or an event stream is one request that lasts as long as the player stays.
        out.append(rule(service, String.join("", matches(routes, RouteFiles::isSocket)), "0s"));
        out.append(rule(service, String.join("", matches(routes, RouteFiles::isOfStreams)), "0s"));
      }
    }
    out.append(head("web"));
    out.append(rule("web", "        - path: {type: PathPrefix, value: /}\n", "30s"));
    return out.toString();
  }

  private static boolean isSocket(Route route) {
    return route.path().equals(SOCKET);
  }

  private static boolean isOfStreams(Route route) {
    return route.path().equals(EVENTS) || route.path().startsWith(EVENTS + "/");
  }

  private static boolean isUpload(Route route) {
    return UPLOADS.containsKey(route.path());
  }

  private static boolean lasts(Route route) {
    return isSocket(route) || isOfStreams(route);
  }

  private static List<String> matches(Routes routes, Predicate<Route> which) {
    Set<String> matches = new LinkedHashSet<>();
    for (Route route : routes.all().stream().filter(which).toList()) {
      String path =
          route.hasVariables()
              ? "{type: RegularExpression, value: '" + route.regex() + "'}"
              : "{type: Exact, value: " + route.path() + "}";
      String method =
          routes.isShared(route.path()) ? "          method: " + route.method() + "\n" : "";
      matches.add("        - path: " + path + "\n" + method);
      if (!method.isEmpty() && isFirst(routes, route)) {
        matches.add("        - path: " + path + "\n          method: OPTIONS\n");
      }
    }
    return List.copyOf(matches);
  }

  /** The service that answers OPTIONS for a shared path. */
  private static boolean isFirst(Routes routes, Route route) {
    return routes.all().stream()
        .filter(other -> other.path().equals(route.path()))
        .findFirst()
        .filter(route::equals)
        .isPresent();
  }

  private static String head(String service) {
    return """
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata:
      name: %s
    spec:
      parentRefs:
        - name: quizcast
          sectionName: https
      rules:
    """
        .formatted(service);
  }

  private static String rule(String service, String matches, String patience) {
    return "    - matches:\n"
        + matches
        + "      timeouts:\n        request: "
        + patience
        + "\n      backendRefs:\n        - name: "
        + service
        + "\n          port: 80\n";
  }

  static String ingresses(Routes routes) {
    StringBuilder out = new StringBuilder(HEAD);
    out.append(
        ingress(
            "services",
            "4m",
            "150",
            PATTERNS,
            paths(routes, route -> !lasts(route) && !isUpload(route))));
    out.append("---\n");
    out.append(ingress("uploads", "80m", "150", PATTERNS, paths(routes, RouteFiles::isUpload)));
    out.append("---\n");
    out.append(ingress("sockets", "4m", "86400", PATTERNS, paths(routes, RouteFiles::isSocket)));
    out.append("---\n");
    out.append(
        ingress(
            "streams", "4m", "150", PATTERNS + AFFINITY, paths(routes, RouteFiles::isOfStreams)));
    out.append("---\n");
    out.append(ingress("pages", "4m", "30", "", path("/", "Prefix", "web")));
    return out.toString();
  }

  private static String paths(Routes routes, Predicate<Route> which) {
    Set<String> paths = new LinkedHashSet<>();
    for (Route route : routes.all().stream().filter(which).toList()) {
      // An Ingress cannot match methods, but the web server of the pages can.
      String service = routes.isShared(route.path()) ? "web" : route.service();
      paths.add(path(route.regex() + "$", "ImplementationSpecific", service));
    }
    return String.join("", paths);
  }

  /** The locations for the edge of Compose. NGINX prefers an exact path to a regular expression. */
  private static String locations(Routes routes) {
    Set<String> locations = new LinkedHashSet<>();
    for (Route route : routes.all()) {
      String match = route.hasVariables() ? "~ ^" + route.regex() + "$" : "= " + route.path();
      String service =
          routes.isShared(route.path()) ? "$account_owner" : "http://" + route.service() + ":8080";
      String more =
          route.path().equals(SOCKET)
              ? " proxy_set_header Upgrade $http_upgrade;"
                  + " proxy_set_header Connection $connection_upgrade;"
                  + " proxy_read_timeout 1d; proxy_send_timeout 1d;"
                  + SAME_HEADERS
              : isUpload(route) ? " client_max_body_size " + UPLOADS.get(route.path()) + ";" : "";
      locations.add(
          "location %s { set $to %s; proxy_pass $to;%s }%n".formatted(match, service, more));
    }
    return HEAD + String.join("", locations);
  }

  private static String ingress(
      String name, String body, String seconds, String annotations, String paths) {
    return """
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: %s
      annotations:
        nginx.ingress.kubernetes.io/limit-connections: "200"
        nginx.ingress.kubernetes.io/proxy-body-size: %s
        nginx.ingress.kubernetes.io/proxy-read-timeout: "%s"
        nginx.ingress.kubernetes.io/proxy-send-timeout: "%s"
    %s\
    spec:
      ingressClassName: nginx
      tls:
        - hosts: [quizcast.example]
          secretName: quizcast-tls
      rules:
        - host: quizcast.example
          http:
            paths:
    %s\
    """
        .formatted(name, body, seconds, seconds, annotations, paths);
  }

  private static String path(String path, String type, String service) {
    return """
              - path: %s
                pathType: %s
                backend: {service: {name: %s, port: {name: http}}}
    """
        .formatted(path, type, service);
  }
}
