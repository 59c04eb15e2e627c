package io.quizcast.contracts.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests the table of roles and permissions. */
class PermissionTest {

  @Test
  void anAdministratorMayDoEverythingAndAPlayerNothing() {
    assertThat(Permission.of("admin", Set.of())).isEqualTo(EnumSet.allOf(Permission.class));
    assertThat(Permission.of("user", Set.of())).isEmpty();
  }

  @Test
  void whoHasTwoRolesMayDoWhatEitherMay() {
    Set<Permission> both = Permission.of("user", Set.of(PortalRole.EDITOR, PortalRole.FINANCE));
    assertThat(both)
        .containsAll(Permission.of("user", Set.of(PortalRole.EDITOR)))
        .containsAll(Permission.of("user", Set.of(PortalRole.FINANCE)))
        .doesNotContain(Permission.GAMES, Permission.ACCOUNTS);
  }

  @Test
  void onlyAdministratorsGiveRolesReadTheAuditLogAndReachTheSystem() {
    assertThat(Permission.of("user", EnumSet.allOf(PortalRole.class)))
        .doesNotContain(Permission.ROLES, Permission.AUDIT, Permission.SYSTEM)
        .hasSize(Permission.values().length - 3);
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
          Arrays.stream(Permission.values())
              .filter(permission -> permission.roles().contains(role))
              .map(permission -> "`" + permission.wire() + "`")
              .collect(Collectors.joining(", ")));
    }
    assertThat(rows).isEqualTo(table);
  }

  @Test
  void namesAreTheConstantsInLowerCase() {
    assertThat(Permission.values())
        .allSatisfy(
            permission ->
                assertThat(permission.wire())
                    .isEqualTo(permission.name().toLowerCase(Locale.ROOT)));
  }

  @Test
  void anUnknownRoleOfANewerServiceIsLeftOut() {
    assertThat(PortalRole.of(List.of("host", "auditor"))).containsExactly(PortalRole.HOST);
    assertThat(PortalRole.wire(Set.of(PortalRole.HOST, PortalRole.EDITOR)))
        .containsExactly("editor", "host");
  }
}
