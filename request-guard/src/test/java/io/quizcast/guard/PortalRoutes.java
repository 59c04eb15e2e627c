package io.quizcast.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.contracts.access.PortalRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every route of {@code docs/portal-routes.md} that a service publishes, with every role. A
 * service's test calls each pair and compares the answer with the table of permissions.
 */
public final class PortalRoutes {
  private static final Path TABLE = Path.of("../docs/portal-routes.md");

  /** A row of the table: route, page, place, permission. */
  private static final Pattern ROW =
      Pattern.compile("^\\| `([A-Z]+) ([^`]+)` \\|.*\\| `([a-z_]+)` \\|$");

  private static final Pattern ADMIN_PATH = Pattern.compile("/api/(auth/)?admin/.*");

  /** An id that no row has. */
  private static final String NO_SUCH_ID = "999999999";

  /**
   * One call to make.
   *
   * @param role the role of the caller; empty for an administrator
   */
  public record Attempt(String method, String route, Optional<PortalRole> role, boolean allowed) {
    /** The path with an id that no row has, so that an allowed call changes nothing. */
    public String path() {
      return route.replaceAll("\\{[^}]+}", NO_SUCH_ID);
    }

    /** Returns what is wrong with the answer, or an empty result. */
    public Optional<String> mismatch(int status) {
      boolean right = allowed ? status != 401 && status != 403 && status < 500 : status == 403;
      return right ? Optional.empty() : Optional.of(this + " got " + status);
    }
  }

  private PortalRoutes() {}

  /**
   * Returns all pairs of role and route.
   *
   * @param openApi the service's document, as JSON
   * @throws IllegalStateException if the service publishes an admin route without a row
   */
  public static List<Attempt> attempts(String openApi) {
    TreeMap<String, String> permissions = new TreeMap<>();
    List<Attempt> attempts = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(TABLE)) {
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
          permissions.put(row.group(1) + " " + row.group(2), row.group(3));
        }
      }
      for (String route : published(new ObjectMapper().readTree(openApi))) {
        String[] parts = route.split(" ");
        String permission = permissions.get(route);
        if (permission != null) {
          attempts.addAll(attempts(parts[0], parts[1], permission));
        } else if (ADMIN_PATH.matcher(parts[1]).matches()) {
          throw new IllegalStateException(route + " has no permission in " + TABLE);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return attempts;
  }

  private static Set<String> published(JsonNode openApi) {
    Set<String> routes = new TreeSet<>();
    openApi
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return routes;
  }

  private static List<Attempt> attempts(String method, String path, String permission) {
    List<Attempt> attempts = new ArrayList<>();
    // Makes the refused calls first, because an allowed call may change what a later one finds.
    Arrays.stream(PortalRole.values())
        .map(
            role ->
                new Attempt(
                    method, path, Optional.of(role), role.permissions().contains(permission)))
        .sorted((one, other) -> Boolean.compare(one.allowed(), other.allowed()))
        .forEach(attempts::add);
    attempts.add(new Attempt(method, path, Optional.empty(), true));
    return attempts;
  }
}
