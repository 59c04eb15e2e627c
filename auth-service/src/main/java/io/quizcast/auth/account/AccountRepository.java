package io.quizcast.auth.account;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Locale;
import java.util.Optional;

/** Accounts in the database. */
@ApplicationScoped
public class AccountRepository implements PanacheRepository<AccountEntity> {

  /** Returns the form in which an e-mail address is stored and looked up. */
  public static String normalise(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  public Uni<Optional<AccountEntity>> findByEmail(String email) {
    return find("email = ?1 and deletedAt is null", normalise(email))
        .firstResult()
        .map(Optional::ofNullable);
  }

  /** Locks the row until the transaction ends. Fails with 404 if there is no such account. */
  public Uni<AccountEntity> lock(long id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE)
        .map(
            account -> {
              if (account == null || account.deletedAt != null) {
                throw RequestRefused.notFound("There is no such account");
              }
              return account;
            });
  }

  /** Removes the second factor of the account within the caller's transaction. */
  public Uni<Void> removeSecondFactor(AccountEntity account) {
    account.twoFactorAt = null;
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery("DELETE FROM two_factors WHERE account_id = :id")
                    .setParameter("id", account.id)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** Returns the account. Fails with 404 if it is unknown or deleted. */
  public Uni<AccountEntity> existing(long id) {
    return findById(id)
        .invoke(
            account -> {
              if (account == null || account.deletedAt != null) {
                throw RequestRefused.notFound("There is no such account");
              }
            });
  }
}
