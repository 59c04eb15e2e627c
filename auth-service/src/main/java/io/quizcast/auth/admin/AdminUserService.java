package io.quizcast.auth.admin;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.audit.Actor;
import io.quizcast.auth.audit.Audit;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.limit.SignInDelay;
import io.quizcast.auth.outbox.UserEventPublisher;
import io.quizcast.auth.session.RevocationStore;
import io.quizcast.auth.session.SessionEnds;
import io.quizcast.contracts.access.PortalRole;
import io.quizcast.contracts.user.UserEvent.RoleChanged;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Changes accounts on behalf of administrators; every change is audited. */
@ApplicationScoped
class AdminUserService {
  private final AccountRepository accounts;
  private final SessionEnds ends;
  private final RevocationStore revocations;
  private final SignInDelay delay;
  private final UserEventPublisher outbox;
  private final Audit audit;

  AdminUserService(
      AccountRepository accounts,
      SessionEnds ends,
      RevocationStore revocations,
      SignInDelay delay,
      UserEventPublisher outbox,
      Audit audit) {
    this.accounts = accounts;
    this.ends = ends;
    this.revocations = revocations;
    this.delay = delay;
    this.outbox = outbox;
    this.audit = audit;
  }

  Uni<AccountEntity> endSessions(long userId, Actor actor) {
    return ends.inTransaction(
        ending ->
            change(
                userId,
                actor,
                AuditAction.ADMIN_SESSIONS_ENDED,
                account -> ending.all(userId, "ended_by_admin")));
  }

  /**
   * Replaces the roles. Access tokens with the old roles become invalid immediately, and the user's
   * clients refresh theirs.
   */
  Uni<AccountEntity> setRoles(long userId, String role, Set<PortalRole> portalRoles, Actor actor) {
    actor.requireNot(userId);
    List<String> names = PortalRole.wire(portalRoles);
    return Panache.withTransaction(
            () ->
                accounts
                    .lock(userId)
                    .chain(
                        account -> {
                          if (account.role.equals(role)
                              && account.portalRoles().equals(portalRoles)) {
                            return Uni.createFrom().item(account);
                          }
                          account.role = role;
                          account.portalRoles = names.toArray(String[]::new);
                          account.raiseTokenVersion(Instant.now());
                          return outbox
                              .publish(new RoleChanged(userId, role, names))
                              .chain(
                                  () ->
                                      audit.add(
                                          actor.entry(
                                              AuditAction.ADMIN_ROLE_SET,
                                              userId,
                                              detail(role, names))))
                              .replaceWith(account);
                        }))
        .call(account -> revocations.versionRaised(userId, account.tokenVersion));
  }

  private static String detail(String role, List<String> portalRoles) {
    return portalRoles.isEmpty() ? role : role + " " + String.join(" ", portalRoles);
  }

  Uni<AccountEntity> suspend(long userId, Actor actor) {
    actor.requireNot(userId);
    return ends.inTransaction(
        ending ->
            change(
                userId,
                actor,
                AuditAction.ADMIN_SUSPENDED,
                account -> {
                  account.suspendedAt =
                      account.suspendedAt == null ? Instant.now() : account.suspendedAt;
                  return ending.all(userId, "suspended");
                }));
  }

  @WithTransaction
  Uni<AccountEntity> reinstate(long userId, Actor actor) {
    return change(
        userId,
        actor,
        AuditAction.ADMIN_REINSTATED,
        account -> {
          account.suspendedAt = null;
          return Uni.createFrom().voidItem();
        });
  }

  /** Ends the delay that follows failed sign-ins. */
  Uni<AccountEntity> unlock(long userId, Actor actor) {
    return Panache.withTransaction(
            () ->
                change(
                    userId,
                    actor,
                    AuditAction.ADMIN_UNLOCKED,
                    account -> Uni.createFrom().voidItem()))
        .call(account -> delay.unlock(account.email));
  }

  /** Locks the account, checks that the actor may change it, changes it, and audits the change. */
  private Uni<AccountEntity> change(
      long userId, Actor actor, AuditAction action, Function<AccountEntity, Uni<Void>> work) {
    return accounts
        .lock(userId)
        .invoke(account -> actor.requireOver(account.holdsRole()))
        .call(work::apply)
        .call(() -> audit.add(actor.entry(action, userId, null)));
  }

  @WithTransaction
  Uni<Void> note(AuditAction action, Actor actor) {
    return audit.add(new Audit.Entry(action, actor.id(), null, null, actor.address(), null));
  }
}
