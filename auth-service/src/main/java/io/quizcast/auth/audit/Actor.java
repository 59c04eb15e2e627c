package io.quizcast.auth.audit;

import io.quizcast.guard.RequestRefused;
import org.jspecify.annotations.Nullable;

/**
 * The user who changes another account, and that user's network address.
 *
 * @param overRoles whether they may also change accounts that have a role, for example set a
 *     password and thereby sign in with that role
 */
public record Actor(long id, String address, boolean overRoles) {

  public Audit.Entry entry(AuditAction action, long subjectId, @Nullable String detail) {
    return new Audit.Entry(action, id, subjectId, null, address, detail);
  }

  public void requireNot(long subjectId) {
    if (id == subjectId) {
      throw RequestRefused.conflict("Administrators cannot do this to themselves");
    }
  }

  /**
   * Fails with 403 if the account has a role and this person must not change such accounts.
   *
   * @param holdsRole whether the account has a role
   */
  public void requireOver(boolean holdsRole) {
    if (holdsRole && !overRoles) {
      throw RequestRefused.forbidden("Only administrators may change accounts with a role");
    }
  }
}
