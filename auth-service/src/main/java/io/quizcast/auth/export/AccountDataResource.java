package io.quizcast.auth.export;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.google.IdentityEntity;
import io.quizcast.auth.legal.LegalAcceptanceEntity;
import io.quizcast.auth.session.SessionEntity;
import io.quizcast.guard.InternalOnly;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Internal route for user-service: the data of one account for the data export. */
@Path("/internal/users/{id}/data")
@Produces(MediaType.APPLICATION_JSON)
@InternalOnly
public class AccountDataResource {
  private final AccountRepository accounts;

  AccountDataResource(AccountRepository accounts) {
    this.accounts = accounts;
  }

  /** Fails with 404 for an unknown account. */
  @GET
  @WithSession
  public Uni<AccountData> get(long id) {
    return accounts.existing(id).chain(AccountDataResource::collect);
  }

  private static Uni<AccountData> collect(AccountEntity account) {
    return newestFirst(IdentityEntity.class, account.id)
        .chain(
            identities ->
                newestFirst(LegalAcceptanceEntity.class, account.id)
                    .chain(
                        acceptances ->
                            newestFirst(SessionEntity.class, account.id)
                                .map(
                                    sessions ->
                                        AccountData.of(
                                            account, identities, acceptances, sessions))));
  }

  private static <T> Uni<List<T>> newestFirst(Class<T> kind, long accountId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "from %s where accountId = ?1 order by id desc"
                            .formatted(kind.getSimpleName()),
                        kind)
                    .setParameter(1, accountId)
                    .getResultList());
  }
}
