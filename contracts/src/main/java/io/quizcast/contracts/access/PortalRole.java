package io.quizcast.contracts.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A role in the portal below that of an administrator, with its permissions. This is the only table
 * of roles. An account may have several.
 */
public enum PortalRole {
  /** Manages quizzes, questions and ads. */
  EDITOR(
      Permission.QUIZZES,
      Permission.QUESTIONS,
      Permission.ADS,
      Permission.REHEARSALS,
      Permission.STATISTICS),
  /** Runs a game from its live page and opens its stage. */
  HOST(
      Permission.REHEARSALS,
      Permission.GAMES,
      Permission.STAGE,
      Permission.MONITORING,
      Permission.STATISTICS,
      Permission.GAME_LOG,
      Permission.PEOPLE,
      Permission.BANS),
  /** Handles what follows a game: payouts, disputes and exports. */
  FINANCE(
      Permission.STATISTICS,
      Permission.GAME_LOG,
      Permission.SUSPICIONS,
      Permission.PAYOUTS,
      Permission.DISPUTES,
      Permission.FUND,
      Permission.EXPORTS),
  /** Manages the accounts of people without roles. */
  SUPPORT(Permission.PEOPLE, Permission.ACCOUNTS, Permission.DELETIONS, Permission.BANS);

  private final List<String> permissions;

  PortalRole(String... permissions) {
    this.permissions = List.of(permissions);
  }

  /** What an account with this role may do, by the constants of {@link Permission}. */
  public List<String> permissions() {
    return permissions;
  }

  /** The name in tokens, events and the API. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads names and ignores unknown ones, because a newer service may have issued the token. */
  public static Set<PortalRole> of(Collection<String> names) {
    EnumSet<PortalRole> roles = EnumSet.noneOf(PortalRole.class);
    Arrays.stream(values()).filter(role -> names.contains(role.wire())).forEach(roles::add);
    return Set.copyOf(roles);
  }

  /** The names in a fixed order. */
  public static List<String> wire(Collection<PortalRole> roles) {
    return Arrays.stream(values()).filter(roles::contains).map(PortalRole::wire).toList();
  }
}
