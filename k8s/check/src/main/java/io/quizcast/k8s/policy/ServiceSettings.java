package io.quizcast.k8s.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment variables that a service reads according to its sources: methods of
 * {@code @ConfigMapping} interfaces, {@code @ConfigProperty}, and placeholders in its properties.
 *
 * @param needed the variables that have no default, no value in the properties and are not {@code
 *     Optional}
 */
record ServiceSettings(Set<String> read, Set<String> needed) {
  private static final Pattern MAPPING =
      Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)[^{]*interface \\w+ \\{");
  private static final Pattern NESTED = Pattern.compile("interface (\\w+) \\{");
  private static final Pattern METHOD =
      Pattern.compile(
          "((?:@\\w+(?:\\((?:[^()\"]|\"[^\"]*\")*\\))?\\s+)*)([A-Z]\\w*(?:<[\\w<>]+>)?|boolean|int|long)"
              + " (\\w+)\\(\\);");
  private static final Pattern WITH_NAME = Pattern.compile("@WithName\\(\"([^\"]+)\"\\)");
  private static final Pattern PROPERTY =
      Pattern.compile("@ConfigProperty\\(name = \"([^\"]+)\"\\)");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]+)(:[^}]*)?}");
  private static final Pattern VALUE = Pattern.compile("(?m)^(quizcast\\.[^=%\\s]+)=");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m:^\\s*//[^\\n]*)");

  static ServiceSettings of(Path repository, String service) {
    ServiceSettings settings = new ServiceSettings(new HashSet<>(), new HashSet<>());
    Set<String> valued = new HashSet<>();
    for (String module : modules(repository, service)) {
      try (Stream<Path> files = Files.walk(repository.resolve(module).resolve("src/main"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (file.toString().endsWith(".java")) {
            settings.source(COMMENT.matcher(Files.readString(file)).replaceAll(""));
          } else if (file.endsWith("application.properties")) {
            String properties = Files.readString(file);
            settings.placeholders(properties);
            VALUE
                .matcher(properties)
                .results()
                .forEach(value -> valued.add(variable(value.group(1))));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    settings.needed.removeAll(valued);
    return settings;
  }

  /** The service, and those of its dependencies that have settings. */
  private static List<String> modules(Path repository, String service) {
    try {
      String pom = Files.readString(repository.resolve(service).resolve("pom.xml"));
      return Stream.concat(
              Stream.of(service),
              Stream.of("request-guard", "mail")
                  .filter(module -> pom.contains("<artifactId>quizcast-" + module + "<")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void source(String source) {
    Matcher mapping = MAPPING.matcher(source);
    while (mapping.find()) {
      members(mapping.group(1), source, source.substring(mapping.end()), false);
    }
    Matcher property = PROPERTY.matcher(source);
    while (property.find()) {
      add(property.group(1), false);
    }
  }

  /**
   * @param body text after the opening brace
   * @param optional whether the whole group may be missing
   */
  private void members(String prefix, String source, String body, boolean optional) {
    Matcher method = METHOD.matcher(own(body));
    while (method.find()) {
      String annotations = method.group(1);
      String type = method.group(2);
      Matcher named = WITH_NAME.matcher(annotations);
      String key = prefix + "." + (named.find() ? named.group(1) : kebab(method.group(3)));
      boolean mayMiss =
          optional || type.startsWith("Optional") || annotations.contains("@WithDefault");
      String group = type.replaceAll("Optional<(\\w+)>", "$1");
      Matcher nested = NESTED.matcher(source);
      boolean isGroup = false;
      while (nested.find()) {
        if (nested.group(1).equals(group)) {
          isGroup = true;
          members(key, source, source.substring(nested.end()), mayMiss);
        }
      }
      if (!isGroup) {
        add(key, !mayMiss);
      }
    }
  }

  /** The text up to the closing brace, without nested blocks. */
  private static String own(String body) {
    StringBuilder own = new StringBuilder();
    int depth = 1;
    for (int i = 0; i < body.length() && depth > 0; i++) {
      char c = body.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 1) {
        own.append(c);
      }
    }
    return own.toString();
  }

  private void placeholders(String properties) {
    Matcher placeholder = PLACEHOLDER.matcher(properties);
    while (placeholder.find()) {
      add(placeholder.group(1), false);
    }
  }

  private void add(String key, boolean mustBeGiven) {
    read.add(variable(key));
    if (mustBeGiven) {
      needed.add(variable(key));
    }
  }

  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
