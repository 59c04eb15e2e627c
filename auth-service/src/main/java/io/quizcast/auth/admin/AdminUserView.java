package io.quizcast.auth.admin;

import io.quizcast.auth.account.AccountEntity;
import io.quizcast.contracts.access.PortalRole;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as administrators see it. */
public record AdminUserView(
    long id,
    String username,
    String email,
    String role,
    List<String> portalRoles,
    boolean emailVerified,
    @Nullable Instant suspendedAt,
    Instant createdAt,
    @Nullable Instant deletedAt,
    @Nullable String deletionReason) {

  static AdminUserView of(AccountEntity account) {
    return new AdminUserView(
        account.id,
        account.username,
        account.email,
        account.role,
        PortalRole.wire(account.portalRoles()),
        account.emailVerifiedAt != null,
        account.suspendedAt,
        account.createdAt,
        account.deletedAt,
        account.deletionReason);
  }

  /** One page of accounts. */
  public record Page(List<AdminUserView> users, long total, int page, int pageSize) {}
}
