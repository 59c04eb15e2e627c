package io.quizcast.auth.password;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.audit.Actor;
import io.quizcast.auth.audit.Audit;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.limit.SignInDelay;
import io.quizcast.auth.password.Passwords.Match;
import io.quizcast.auth.session.Device;
import io.quizcast.auth.session.IssuedTokens;
import io.quizcast.auth.session.SessionEnds;
import io.quizcast.auth.session.SessionEnds.Ending;
import io.quizcast.auth.session.SessionService;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Changes passwords and ends every session of the account. */
@ApplicationScoped
public class PasswordService {
  private final AccountRepository accounts;
  private final Passwords passwords;
  private final SessionService sessions;
  private final SessionEnds ends;
  private final SignInDelay delay;
  private final Audit audit;

  PasswordService(
      AccountRepository accounts,
      Passwords passwords,
      SessionService sessions,
      SessionEnds ends,
      SignInDelay delay,
      Audit audit) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.ends = ends;
    this.delay = delay;
    this.audit = audit;
  }

  /**
   * Changes the password on behalf of its owner and opens a new session. A wrong old password is
   * answered 400 and counts as a failed sign-in.
   */
  Uni<IssuedTokens> change(long accountId, String old, String next, Device device) {
    passwords.requireAcceptable(next);
    return Panache.withSession(() -> accounts.findById(accountId))
        .chain(
            account ->
                delay
                    .begin(account.email, device.ipAddress(), true)
                    .chain(
                        () ->
                            passwords.compare(
                                old,
                                account.passwordHash,
                                PasswordReauthentication.requester(device.ipAddress())))
                    .invoke(
                        match -> {
                          if (match == Match.WRONG) {
                            throw RequestRefused.of(
                                400, "wrong_password", "The old password is not right");
                          }
                        })
                    .call(() -> delay.succeeded(account.email, device.ipAddress())))
        .chain(() -> passwords.hash(next, PasswordReauthentication.requester(device.ipAddress())))
        .chain(
            hash ->
                ends.inTransaction(
                    ending ->
                        replace(
                                accountId,
                                hash,
                                "password_changed",
                                ending,
                                new Audit.Entry(
                                    AuditAction.PASSWORD_CHANGED,
                                    accountId,
                                    accountId,
                                    null,
                                    device.ipAddress(),
                                    null))
                            .chain(account -> sessions.open(account, device, ending))));
  }

  /** Sets a password on behalf of somebody else. */
  public Uni<AccountEntity> reset(long accountId, String next, Actor actor) {
    passwords.requireAcceptable(next);
    return passwords
        .hash(next, PasswordReauthentication.requester(actor.address()))
        .chain(
            hash ->
                ends.inTransaction(
                    ending ->
                        accounts
                            .lock(accountId)
                            .invoke(account -> actor.requireOver(account.holdsRole()))
                            .chain(
                                () ->
                                    replace(
                                        accountId,
                                        hash,
                                        "password_reset",
                                        ending,
                                        actor.entry(
                                            AuditAction.ADMIN_PASSWORD_RESET, accountId, null)))));
  }

  /**
   * Replaces the hash and ends every session of the account, within the caller's transaction.
   *
   * @param reason stored with the ended sessions
   */
  Uni<AccountEntity> replace(
      long accountId, String hash, String reason, Ending ending, Audit.Entry entry) {
    return accounts
        .lock(accountId)
        .chain(
            account -> {
              account.passwordHash = hash;
              account.updatedAt = Instant.now();
              return ending
                  .all(accountId, reason)
                  .chain(() -> audit.add(entry))
                  .replaceWith(account);
            });
  }
}
