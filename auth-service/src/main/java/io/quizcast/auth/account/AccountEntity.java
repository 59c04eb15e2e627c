package io.quizcast.auth.account;

import io.quizcast.contracts.access.Permission;
import io.quizcast.contracts.access.PortalRole;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** An account: credentials, role and status. */
@Entity
@Table(name = "accounts")
@DynamicUpdate
public class AccountEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String username;

  /** See {@link Usernames#skeleton}; null for a deleted account. */
  public @Nullable String usernameSkeleton;

  public String email;
  public @Nullable String passwordHash;
  public String role = "user";

  /**
   * The names of the roles that the account has in addition to {@link #role}; see {@link
   * PortalRole}.
   */
  public String[] portalRoles = {};

  public int tokenVersion = 1;
  public Instant tokenVersionAt;
  public @Nullable Instant emailVerifiedAt;

  /**
   * When the second factor was confirmed, which sign-in requires since then; null if there is none.
   */
  public @Nullable Instant twoFactorAt;

  public @Nullable Instant suspendedAt;
  public @Nullable Instant deletedAt;
  public @Nullable String deletionReason;
  public Instant createdAt;
  public Instant updatedAt;

  /** Whether the account may sign in and keep its sessions. */
  public boolean isActive() {
    return suspendedAt == null && deletedAt == null;
  }

  public Set<PortalRole> portalRoles() {
    return PortalRole.of(List.of(portalRoles));
  }

  public Set<String> permissions() {
    return Permission.of(role, portalRoles());
  }

  /** Whether the account has the role of an administrator or of the portal. */
  public boolean holdsRole() {
    return !permissions().isEmpty();
  }

  /** Invalidates every access token issued so far. */
  public void raiseTokenVersion(Instant now) {
    tokenVersion++;
    tokenVersionAt = now;
    updatedAt = now;
  }
}
