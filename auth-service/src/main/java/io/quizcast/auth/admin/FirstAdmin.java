package io.quizcast.auth.admin;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.quizcast.auth.account.AccountCreation;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.audit.Audit;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.password.Passwords;
import io.quizcast.auth.profile.ProfileEntity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Creates the first administrator from configuration, once per database. Later changes of the
 * settings have no effect, and two replicas that start at the same time create only one.
 */
@ApplicationScoped
class FirstAdmin {
  private static final Logger LOG = Logger.getLogger(FirstAdmin.class);
  private static final long LOCK = 7_105_003L;

  private final FirstAdminRepository rows;
  private final FirstAdminConfig config;
  private final AccountCreation accounts;
  private final Passwords passwords;
  private final Audit audit;

  FirstAdmin(
      FirstAdminRepository rows,
      FirstAdminConfig config,
      AccountCreation accounts,
      Passwords passwords,
      Audit audit) {
    this.rows = rows;
    this.config = config;
    this.accounts = accounts;
    this.passwords = passwords;
    this.audit = audit;
  }

  void make(@Observes StartupEvent started) {
    if (config.adminEmail().isEmpty() || config.adminPassword().isEmpty()) {
      return;
    }
    String email = AccountRepository.normalise(config.adminEmail().get());
    String password = config.adminPassword().get();
    passwords.requireAcceptable(password);
    try {
      VertxContextSupport.subscribeAndAwait(
          () ->
              Panache.withSession(rows::count)
                  .chain(
                      made ->
                          made > 0
                              ? Uni.createFrom().voidItem()
                              : passwords.hash(password).chain(hash -> make(email, hash))));
    } catch (Throwable failure) {
      throw new IllegalStateException("The first administrator could not be made", failure);
    }
  }

  private Uni<Void> make(String email, String hash) {
    Instant now = Instant.now();
    return Panache.withTransaction(
        () ->
            rows.getSession()
                .chain(
                    session ->
                        session
                            .createNativeQuery(
                                "SELECT 1 FROM pg_advisory_xact_lock(:lock)", Integer.class)
                            .setParameter("lock", LOCK)
                            .getSingleResult())
                .chain(() -> rows.count())
                .chain(
                    made ->
                        made > 0
                            ? Uni.createFrom().voidItem()
                            : accounts
                                .add(administrator(email, hash, now), profile())
                                .chain(account -> remember(account, now))));
  }

  private Uni<Void> remember(AccountEntity account, Instant now) {
    FirstAdminEntity row = new FirstAdminEntity();
    row.accountId = account.id;
    row.createdAt = now;
    LOG.infof("The first administrator is user %d", account.id);
    return rows.persist(row)
        .chain(
            () ->
                audit.add(
                    new Audit.Entry(
                        AuditAction.FIRST_ADMIN_MADE, null, account.id, null, null, null)));
  }

  private static AccountEntity administrator(String email, String hash, Instant now) {
    AccountEntity account = new AccountEntity();
    account.username = "admin";
    account.email = email;
    account.passwordHash = hash;
    account.role = "admin";
    account.emailVerifiedAt = now;
    account.tokenVersionAt = now;
    account.createdAt = now;
    account.updatedAt = now;
    return account;
  }

  private static ProfileEntity profile() {
    ProfileEntity profile = new ProfileEntity();
    profile.firstName = "Admin";
    return profile;
  }
}
