package io.quizcast.auth.password;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
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

/** Changes passwords. Whoever was signed in with the old one is out, wherever he is. */
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

  /** By the owner; he goes on in a new session. A wrong old password is 400 and counts as a try. */
  Uni<IssuedTokens> change(long accountId, String old, String next, Device device) {
    passwords.requireAcceptable(next);
    return Panache.withSession(() -> accounts.findById(accountId))
        .chain(
            account ->
                delay
                    .begin(account.email, device.ipAddress())
                    .chain(() -> passwords.compare(old, account.passwordHash))
                    .invoke(
                        match -> {
                          if (match == Match.WRONG) {
                            throw RequestRefused.of(
                                400, "wrong_password", "The old password is not right");
                          }
                        })
                    .call(() -> delay.succeeded(account.email, device.ipAddress())))
        .chain(() -> passwords.hash(next))
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

  /** By an administrator. */
  public Uni<AccountEntity> reset(long accountId, String next, long actorId, String address) {
    passwords.requireAcceptable(next);
    return passwords
        .hash(next)
        .chain(
            hash ->
                ends.inTransaction(
                    ending ->
                        replace(
                            accountId,
                            hash,
                            "password_reset",
                            ending,
                            new Audit.Entry(
                                AuditAction.ADMIN_PASSWORD_RESET,
                                actorId,
                                accountId,
                                null,
                                address,
                                null))));
  }

  /**
   * Inside the caller's transaction: every session of the account ends.
   *
   * @param reason what the ended sessions remember
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
