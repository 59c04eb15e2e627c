package io.quizcast.contracts.access;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The permissions of the portal. {@link PortalRole} says which role has which. Administrators may
 * do everything.
 *
 * <p>A route names its permission with {@code @RolesAllowed}, which takes nothing but constant
 * strings, the portal hides what the caller's permissions leave out, and {@code
 * docs/portal-routes.md} lists the permission of every route.
 */
public final class Permission {
  /** Write, schedule, duplicate, cancel and delete quizzes, with their questions and ad slots. */
  public static final String QUIZZES = "quizzes";

  /** Read and write the question pool, with imports, exports and usage. */
  public static final String QUESTIONS = "questions";

  /** Read and write ads. */
  public static final String ADS = "ads";

  /** Start and watch rehearsals. */
  public static final String REHEARSALS = "rehearsals";

  /** Steer a game: pause, extend, void, cancel, remove and ban players; receive live counts. */
  public static final String GAMES = "games";

  /** Read, create and revoke stage links. */
  public static final String STAGE = "stage";

  /** Read the figures and alerts of the sockets. */
  public static final String MONITORING = "monitoring";

  /** Read the statistics, the questions and the winners of a finished game. */
  public static final String STATISTICS = "statistics";

  /** Read the log of a game. */
  public static final String GAME_LOG = "game_log";

  /** Read which players of a game are suspicious, and why. */
  public static final String SUSPICIONS = "suspicions";

  /** Read, approve, hold and pay payouts. */
  public static final String PAYOUTS = "payouts";

  /** Read and answer disputes. */
  public static final String DISPUTES = "disputes";

  /** Read, propose and confirm changes of a prize fund. */
  public static final String FUND = "fund";

  /** Export the results of a game. */
  public static final String EXPORTS = "exports";

  /** Find and read accounts. */
  public static final String PEOPLE = "people";

  /** Change accounts that have no role: password, second factor, sessions, suspension. */
  public static final String ACCOUNTS = "accounts";

  /** Read the progress of account deletions. */
  public static final String DELETIONS = "deletions";

  /** Read and lift bans. */
  public static final String BANS = "bans";

  /** Give and take roles, and change accounts that have one. */
  public static final String ROLES = "roles";

  /** Read the audit log. */
  public static final String AUDIT = "audit";

  /** Decode tokens and rebuild statistics. */
  public static final String SYSTEM = "system";

  /** The role of an administrator, as it is named in accounts and tokens. */
  public static final String ADMIN = "admin";

  private static final Set<String> OF_ADMINISTRATORS_ALONE = Set.of(ROLES, AUDIT, SYSTEM);

  private Permission() {}

  /**
   * Returns what an account with this role and these portal roles may do, in alphabetical order.
   */
  public static Set<String> of(String role, Collection<PortalRole> portalRoles) {
    boolean admin = role.equals(ADMIN);
    Set<String> granted = new TreeSet<>(admin ? OF_ADMINISTRATORS_ALONE : Set.of());
    for (PortalRole one : PortalRole.values()) {
      if (admin || portalRoles.contains(one)) {
        granted.addAll(one.permissions());
      }
    }
    return Collections.unmodifiableSet(granted);
  }
}
