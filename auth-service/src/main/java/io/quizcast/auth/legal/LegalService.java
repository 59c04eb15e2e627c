package io.quizcast.auth.legal;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.legal.LegalAcceptanceRepository.Source;
import io.quizcast.auth.session.Device;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Records the acceptance of changed terms. */
@ApplicationScoped
class LegalService {
  private final LegalAcceptanceRepository acceptances;
  private final AccountRepository accounts;
  private final LegalConfig current;

  LegalService(
      LegalAcceptanceRepository acceptances, AccountRepository accounts, LegalConfig current) {
    this.acceptances = acceptances;
    this.accounts = accounts;
    this.current = current;
  }

  Uni<LegalStatus> status(long accountId) {
    return Panache.withSession(() -> acceptances.newestFirst(accountId))
        .map(rows -> LegalStatus.of(current, rows));
  }

  /**
   * Records an acceptance. Idempotent. Fails with 409 {@code legal_version_changed} if the versions
   * are not the current ones.
   */
  Uni<LegalStatus> accept(long accountId, AcceptanceForm form, Source source, Device device) {
    if (!form.tosVersion().equals(current.tosVersion())
        || !form.privacyVersion().equals(current.privacyVersion())) {
      throw RequestRefused.of(
          409, "legal_version_changed", "The terms have changed; read them again");
    }
    return Panache.withTransaction(
        () ->
            accounts
                .lock(accountId)
                .chain(() -> acceptances.newestFirst(accountId))
                .chain(rows -> accept(accountId, form, rows, source, device))
                .chain(() -> acceptances.newestFirst(accountId))
                .map(rows -> LegalStatus.of(current, rows)));
  }

  private Uni<Void> accept(
      long accountId,
      AcceptanceForm form,
      List<LegalAcceptanceEntity> rows,
      Source source,
      Device device) {
    boolean before = !rows.isEmpty() && rows.getFirst().marketingOptIn;
    boolean marketing = Objects.requireNonNullElse(form.marketingOptIn(), before);
    boolean unchanged = !LegalStatus.of(current, rows).acceptanceNeeded() && marketing == before;
    return unchanged
        ? Uni.createFrom().voidItem()
        : acceptances.add(accountId, marketing, source, device, Instant.now());
  }
}
