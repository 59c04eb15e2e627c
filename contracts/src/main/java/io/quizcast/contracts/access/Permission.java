package io.quizcast.contracts.access;

import static io.quizcast.contracts.access.PortalRole.EDITOR;
import static io.quizcast.contracts.access.PortalRole.FINANCE;
import static io.quizcast.contracts.access.PortalRole.HOST;
import static io.quizcast.contracts.access.PortalRole.SUPPORT;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * The permissions of the portal, with the roles that have them. Administrators may do everything,
 * and permissions without a role are theirs alone.
 *
 * <p>This is the only table of roles. A route names its permission with {@code @RolesAllowed}, the
 * portal hides what the caller's permissions leave out, and {@code docs/portal-routes.md} lists the
 * permission of every route.
 */
public enum Permission {
  /** Write, schedule, duplicate, cancel and delete quizzes, with their questions and ad slots. */
  QUIZZES(Name.QUIZZES, EDITOR),
  /** Read and write the question pool, with imports, exports and usage. */
  QUESTIONS(Name.QUESTIONS, EDITOR),
  /** Read and write ads. */
  ADS(Name.ADS, EDITOR),
  /** Start and watch rehearsals. */
  REHEARSALS(Name.REHEARSALS, EDITOR, HOST),
  /** Steer a game: pause, extend, void, cancel, remove and ban players; receive live counts. */
  GAMES(Name.GAMES, HOST),
  /** Read, create and revoke stage links. */
  STAGE(Name.STAGE, HOST),
  /** Read the figures and alerts of the sockets. */
  MONITORING(Name.MONITORING, HOST),
  /** Read the statistics, the questions and the winners of a finished game. */
  STATISTICS(Name.STATISTICS, EDITOR, HOST, FINANCE),
  /** Read the log of a game. */
  GAME_LOG(Name.GAME_LOG, HOST, FINANCE),
  /** Read which players of a game are suspicious, and why. */
  SUSPICIONS(Name.SUSPICIONS, FINANCE),
  /** Read, approve, hold and pay payouts. */
  PAYOUTS(Name.PAYOUTS, FINANCE),
  /** Read and answer disputes. */
  DISPUTES(Name.DISPUTES, FINANCE),
  /** Read, propose and confirm changes of a prize fund. */
  FUND(Name.FUND, FINANCE),
  /** Export the results of a game. */
  EXPORTS(Name.EXPORTS, FINANCE),
  /** Find and read accounts. */
  PEOPLE(Name.PEOPLE, HOST, SUPPORT),
  /** Change accounts that have no role: password, second factor, sessions, suspension. */
  ACCOUNTS(Name.ACCOUNTS, SUPPORT),
  /** Read the progress of account deletions. */
  DELETIONS(Name.DELETIONS, SUPPORT),
  /** Read and lift bans. */
  BANS(Name.BANS, HOST, SUPPORT),
  /** Give and take roles, and change accounts that have one. */
  ROLES(Name.ROLES),
  /** Read the audit log. */
  AUDIT(Name.AUDIT),
  /** Decode tokens and rebuild statistics. */
  SYSTEM(Name.SYSTEM);

  /** The role of an administrator, as it is named in accounts and tokens. */
  public static final String ADMIN = "admin";

  /** The permissions as constants, because {@code @RolesAllowed} takes nothing else. */
  public static final class Name {
    public static final String QUIZZES = "quizzes";
    public static final String QUESTIONS = "questions";
    public static final String ADS = "ads";
    public static final String REHEARSALS = "rehearsals";
    public static final String GAMES = "games";
    public static final String STAGE = "stage";
    public static final String MONITORING = "monitoring";
    public static final String STATISTICS = "statistics";
    public static final String GAME_LOG = "game_log";
    public static final String SUSPICIONS = "suspicions";
    public static final String PAYOUTS = "payouts";
    public static final String DISPUTES = "disputes";
    public static final String FUND = "fund";
    public static final String EXPORTS = "exports";
    public static final String PEOPLE = "people";
    public static final String ACCOUNTS = "accounts";
    public static final String DELETIONS = "deletions";
    public static final String BANS = "bans";
    public static final String ROLES = "roles";
    public static final String AUDIT = "audit";
    public static final String SYSTEM = "system";

    private Name() {}
  }

  private final String wire;
  private final Set<PortalRole> roles;

  Permission(String wire, PortalRole... roles) {
    this.wire = wire;
    this.roles = Set.of(roles);
  }

  /** The name in {@code @RolesAllowed} and in the API. */
  public String wire() {
    return wire;
  }

  public Set<PortalRole> roles() {
    return roles;
  }

  /** Returns what an account with this role and these portal roles may do. */
  public static Set<Permission> of(String role, Collection<PortalRole> portalRoles) {
    EnumSet<Permission> granted = EnumSet.noneOf(Permission.class);
    Arrays.stream(values())
        .filter(
            permission ->
                role.equals(ADMIN) || portalRoles.stream().anyMatch(permission.roles::contains))
        .forEach(granted::add);
    return Set.copyOf(granted);
  }
}
