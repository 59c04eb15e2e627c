package io.quizcast.auth.account;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Computes the skeletons of usernames that are older than the column for them. A name whose
 * skeleton is taken is kept and marked as a lookalike.
 */
@ApplicationScoped
class UsernameSkeletons {
  private static final Logger LOG = Logger.getLogger(UsernameSkeletons.class);
  private static final int BATCH = 500;

  private final AccountRepository accounts;

  UsernameSkeletons(AccountRepository accounts) {
    this.accounts = accounts;
  }

  @Scheduled(every = "1m", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> computeMissing() {
    return Panache.withSession(
            () ->
                accounts
                    .find("usernameSkeleton is null and deletedAt is null order by id")
                    .page(0, BATCH)
                    .list())
        .chain(
            missing ->
                each(missing)
                    .chain(
                        () ->
                            missing.size() < BATCH
                                ? Uni.createFrom().voidItem()
                                : computeMissing()));
  }

  private Uni<Void> each(List<AccountEntity> missing) {
    return Multi.createFrom()
        .iterable(missing)
        .onItem()
        .transformToUniAndConcatenate(
            account ->
                set(account, false)
                    .onFailure(failure -> UniqueViolation.asConflict(failure) != failure)
                    .recoverWithUni(
                        taken -> {
                          LOG.infof("The username of account %d looks like another", account.id);
                          return set(account, true);
                        }))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Integer> set(AccountEntity account, boolean lookalike) {
    return Panache.withTransaction(
        () ->
            accounts.update(
                "usernameSkeleton = ?1, usernameLookalike = ?2"
                    + " where id = ?3 and username = ?4 and usernameSkeleton is null",
                Usernames.skeleton(account.username),
                lookalike,
                account.id,
                account.username));
  }
}
