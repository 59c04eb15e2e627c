package io.quizcast.contracts.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A role in the portal below that of an administrator. An account may have several. */
public enum PortalRole {
  /** Manages quizzes, questions and ads. */
  EDITOR,
  /** Runs a game from its live page and opens its stage. */
  HOST,
  /** Handles what follows a game: payouts, disputes and exports. */
  FINANCE,
  /** Manages the accounts of people without roles. */
  SUPPORT;

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
