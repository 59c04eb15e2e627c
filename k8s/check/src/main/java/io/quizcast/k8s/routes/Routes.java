package io.quizcast.k8s.routes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code routes.yaml}, which the local edge uses too. */
public record Routes(List<Route> all) {
  /** One line of the file. A segment in braces stands for exactly one segment of a path. */
  public record Route(String method, String path, String service) {
    boolean hasVariables() {
      return path.indexOf('{') >= 0;
    }

    /** A pattern for the whole path. */
    String regex() {
      return path.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+");
    }

    /** A path that the pattern matches. */
    String example() {
      return path.replaceAll("\\{[^}]*}", "17");
    }
  }

  public static Routes load() {
    try (InputStream in = Routes.class.getResourceAsStream("/routes.yaml")) {
      if (in == null) {
        throw new IllegalStateException("routes.yaml is not on the class path");
      }
      Map<String, List<String>> file =
          new YAMLMapper().readValue(in, new TypeReference<Map<String, List<String>>>() {});
      List<Route> all = new ArrayList<>();
      file.forEach(
          (service, lines) ->
              lines.forEach(
                  line -> {
                    String[] words = line.split(" ", 2);
                    all.add(new Route(words[0], words[1], service));
                  }));
      return new Routes(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<String> services() {
    return all.stream().map(Route::service).distinct().toList();
  }

  /** Whether several services handle this path, each for different methods. */
  boolean isShared(String path) {
    return all.stream().filter(r -> r.path().equals(path)).map(Route::service).distinct().count()
        > 1;
  }
}
