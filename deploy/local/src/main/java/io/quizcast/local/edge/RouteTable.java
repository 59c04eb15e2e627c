package io.quizcast.local.edge;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code routes.yaml}: which service answers a method and path. Immutable. */
final class RouteTable {
  /** One line of the file. */
  record Route(String method, String path, String service) {
    private List<String> segments() {
      return List.of(path.split("/", -1));
    }

    private boolean matches(List<String> asked) {
      List<String> own = segments();
      for (int i = 0; i < own.size(); i++) {
        boolean same =
            isVariable(own.get(i)) ? isOneName(asked.get(i)) : own.get(i).equals(asked.get(i));
        if (!same) {
          return false;
        }
      }
      return true;
    }

    private long variables() {
      return segments().stream().filter(Route::isVariable).count();
    }

    private static boolean isVariable(String segment) {
      return segment.startsWith("{") && segment.endsWith("}");
    }

    /** Refuses names that a service might resolve to another path. */
    private static boolean isOneName(String segment) {
      String lower = segment.toLowerCase(Locale.ROOT);
      return !segment.isEmpty()
          && !segment.equals(".")
          && !segment.equals("..")
          && !lower.contains("%2f")
          && !lower.contains("%5c")
          && !lower.contains("%2e")
          && segment.indexOf('\\') < 0
          && segment.indexOf(';') < 0;
    }
  }

  private final List<Route> routes;
  private final Map<String, List<Route>> byMethodAndLength = new HashMap<>();

  private RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
    for (Route route : routes) {
      byMethodAndLength
          .computeIfAbsent(key(route.method, route.segments().size()), _ -> new ArrayList<>())
          .add(route);
    }
    // /api/quizzes/active comes before /api/quizzes/{id}.
    byMethodAndLength.values().forEach(list -> list.sort(Comparator.comparing(Route::variables)));
  }

  /** Reads the table of this module. */
  static RouteTable load() {
    try (InputStream in = RouteTable.class.getResourceAsStream("/routes.yaml")) {
      if (in == null) {
        throw new IllegalStateException("routes.yaml is not on the class path");
      }
      Map<String, List<String>> file =
          new YAMLMapper().readValue(in, new TypeReference<Map<String, List<String>>>() {});
      List<Route> routes = new ArrayList<>();
      file.forEach(
          (service, lines) -> {
            for (String line : lines) {
              int space = line.indexOf(' ');
              routes.add(new Route(line.substring(0, space), line.substring(space + 1), service));
            }
          });
      return new RouteTable(routes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Route> routes() {
    return routes;
  }

  /**
   * @param path the path of the request as sent, without the query
   */
  Optional<Route> find(String method, String path) {
    List<String> asked = List.of(path.split("/", -1));
    return byMethodAndLength.getOrDefault(key(method, asked.size()), List.of()).stream()
        .filter(route -> route.matches(asked))
        .findFirst();
  }

  private static String key(String method, int length) {
    return method + " " + length;
  }
}
