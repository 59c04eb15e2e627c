package io.quizcast.contracts.access;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests the table of roles and permissions. */
class PermissionTest {

  @Test
  void anAdministratorMayDoEverythingAndAPlayerNothing() {
    assertThat(Permission.of("admin", Set.of())).isEqualTo(new TreeSet<>(constants()));
    assertThat(Permission.of("user", Set.of())).isEmpty();
  }

  @Test
  void whoHasTwoRolesMayDoWhatEitherMay() {
    Set<String> both = Permission.of("user", Set.of(PortalRole.EDITOR, PortalRole.FINANCE));
    assertThat(both)
        .containsAll(Permission.of("user", Set.of(PortalRole.EDITOR)))
        .containsAll(Permission.of("user", Set.of(PortalRole.FINANCE)))
        .doesNotContain(Permission.GAMES, Permission.ACCOUNTS);
  }

  @Test
  void onlyAdministratorsGiveRolesReadTheAuditLogAndReachTheSystem() {
    assertThat(Permission.of("user", EnumSet.allOf(PortalRole.class)))
        .doesNotContain(Permission.ROLES, Permission.AUDIT, Permission.SYSTEM)
        .hasSize(constants().size() - 3);
  }

  @Test
  void onlyEditorsReadTheRightOptionsBeforeTheGame() {
    assertThat(
            Arrays.stream(PortalRole.values())
                .filter(
                    role ->
                        Permission.of("user", Set.of(role)).contains(Permission.QUESTIONS)
                            || Permission.of("user", Set.of(role)).contains(Permission.QUIZZES)))
        .containsExactly(PortalRole.EDITOR);
  }

  @Test
  void theDocumentHasTheSameTable() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("../docs/portal-routes.md"))) {
      Matcher row = Pattern.compile("^\\| `([a-z]+)` \\| (`.*`) \\|$").matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), row.group(2));
      }
    }
    Map<String, String> table = new TreeMap<>();
    for (PortalRole role : PortalRole.values()) {
      table.put(
          role.wire(),
          role.permissions().stream().map(name -> "`" + name + "`").collect(joining(", ")));
    }
    assertThat(rows).isEqualTo(table);
  }

  /** Compares the pages' list with the constants, or writes it with {@code -Dgenerated.write}. */
  @Test
  void thePagesHaveTheSameNames() throws IOException {
    Path pages = Path.of("../web/protocol/src/generated/permissions.ts");
    String source =
        "// Written by PermissionTest with -Dgenerated.write=true.\n\n"
            + list("permissions", constants())
            + "export type Permission = (typeof permissions)[number];\n\n"
            + "/** All roles except administrator and player, in the order of the API. */\n"
            + list("portalRoles", Arrays.stream(PortalRole.values()).map(PortalRole::wire).toList())
            + "export type PortalRole = (typeof portalRoles)[number];\n";
    if (Boolean.getBoolean("generated.write")) {
      Files.createDirectories(pages.getParent());
      Files.writeString(pages, source);
    }
    assertThat(pages).hasContent(source);
  }

  private static String list(String name, List<String> items) {
    return items.stream()
        .map(item -> "  '" + item + "',\n")
        .collect(joining("", "export const " + name + " = [\n", "] as const;\n\n"));
  }

  /** The names of all permissions in the order of the source. */
  private static List<String> constants() {
    return Arrays.stream(Permission.class.getFields())
        .filter(field -> !field.getName().equals("ADMIN"))
        .map(
            field -> {
              try {
                return (String) field.get(null);
              } catch (IllegalAccessException e) {
                throw new AssertionError(e);
              }
            })
        .toList();
  }

  @Test
  void anUnknownRoleOfANewerServiceIsLeftOut() {
    assertThat(PortalRole.of(List.of("host", "auditor"))).containsExactly(PortalRole.HOST);
    assertThat(PortalRole.wire(Set.of(PortalRole.HOST, PortalRole.EDITOR)))
        .containsExactly("editor", "host");
  }
}
