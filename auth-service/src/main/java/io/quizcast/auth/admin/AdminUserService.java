package io.quizcast.auth.admin;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.audit.Audit;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.limit.SignInDelay;
import io.quizcast.auth.outbox.OutboxRepository;
import io.quizcast.auth.session.RevocationStore;
import io.quizcast.auth.session.SessionEnds;
import io.quizcast.contracts.user.UserEvent.RoleChanged;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Changes accounts on behalf of administrators; every change is audited. */
@ApplicationScoped
class AdminUserService {
  private final AccountRepository accounts;
  private final SessionEnds ends;
  private final RevocationStore revocations;
  private final SignInDelay delay;
  private final OutboxRepository outbox;
  private final Audit audit;

  AdminUserService(
      AccountRepository accounts,
      SessionEnds ends,
      RevocationStore revocations,
      SignInDelay delay,
      OutboxRepository outbox,
      Audit audit) {
    this.accounts = accounts;
    this.ends = ends;
    this.revocations = revocations;
    this.delay = delay;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** The acting administrator and their address. */
  record Actor(long id, String address) {
    Audit.Entry entry(AuditAction action, long subjectId, @Nullable String detail) {
      return new Audit.Entry(action, id, subjectId, null, address, detail);
    }

    void requireNot(long subjectId) {
      if (id == subjectId) {
        throw RequestRefused.conflict("Administrators cannot do this to themselves");
      }
    }
  }

  Uni<Void> endSessions(long userId, Actor actor) {
    return ends.inTransaction(
        ending ->
            accounts
                .lock(userId)
                .chain(() -> ending.all(userId, "ended_by_admin"))
                .chain(
                    () -> audit.add(actor.entry(AuditAction.ADMIN_SESSIONS_ENDED, userId, null))));
  }

  /**
   * Changes the role. Access tokens with the old role become invalid at once, and the user's
   * clients refresh theirs.
   */
  Uni<AccountEntity> setRole(long userId, String role, Actor actor) {
    actor.requireNot(userId);
    return Panache.withTransaction(
            () ->
                accounts
                    .lock(userId)
                    .chain(
                        account -> {
                          if (account.role.equals(role)) {
                            return Uni.createFrom().item(account);
                          }
                          account.role = role;
                          account.raiseTokenVersion(Instant.now());
                          return outbox
                              .add(userId, new RoleChanged(userId, role))
                              .chain(
                                  () ->
                                      audit.add(
                                          actor.entry(AuditAction.ADMIN_ROLE_SET, userId, role)))
                              .replaceWith(account);
                        }))
        .call(account -> revocations.versionRaised(userId, account.tokenVersion));
  }

  Uni<AccountEntity> suspend(long userId, Actor actor) {
    actor.requireNot(userId);
    return ends.inTransaction(
        ending ->
            accounts
                .lock(userId)
                .chain(
                    account -> {
                      account.suspendedAt =
                          account.suspendedAt == null ? Instant.now() : account.suspendedAt;
                      return ending
                          .all(userId, "suspended")
                          .chain(
                              () ->
                                  audit.add(actor.entry(AuditAction.ADMIN_SUSPENDED, userId, null)))
                          .replaceWith(account);
                    }));
  }

  @WithTransaction
  Uni<AccountEntity> reinstate(long userId, Actor actor) {
    return accounts
        .lock(userId)
        .chain(
            account -> {
              account.suspendedAt = null;
              return audit
                  .add(actor.entry(AuditAction.ADMIN_REINSTATED, userId, null))
                  .replaceWith(account);
            });
  }

  /** Ends the delay after failed sign-ins. */
  Uni<AccountEntity> unlock(long userId, Actor actor) {
    return Panache.withTransaction(
            () ->
                accounts
                    .lock(userId)
                    .call(() -> audit.add(actor.entry(AuditAction.ADMIN_UNLOCKED, userId, null))))
        .call(account -> delay.unlock(account.email));
  }

  @WithTransaction
  Uni<Void> note(AuditAction action, Actor actor) {
    return audit.add(new Audit.Entry(action, actor.id(), null, null, actor.address(), null));
  }
}
