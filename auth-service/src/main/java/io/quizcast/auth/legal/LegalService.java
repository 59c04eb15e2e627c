package io.quizcast.auth.legal;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.legal.LegalAcceptances.Source;
import io.quizcast.auth.session.Device;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Accepting again when the texts have changed. */
@ApplicationScoped
class LegalService {
  private final LegalAcceptances acceptances;
  private final AccountRepository accounts;
  private final LegalConfig today;

  LegalService(LegalAcceptances acceptances, AccountRepository accounts, LegalConfig today) {
    this.acceptances = acceptances;
    this.accounts = accounts;
    this.today = today;
  }

  Uni<LegalStanding> standing(long accountId) {
    return Panache.withSession(() -> acceptances.newestFirst(accountId))
        .map(rows -> LegalStanding.of(today, rows));
  }

  /**
   * 409 {@code legal_version_changed} when the texts are not those the user read. Said twice it is
   * kept once.
   */
  Uni<LegalStanding> accept(long accountId, AcceptanceForm form, Source source, Device device) {
    if (!form.tosVersion().equals(today.tosVersion())
        || !form.privacyVersion().equals(today.privacyVersion())) {
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
                .map(rows -> LegalStanding.of(today, rows)));
  }

  private Uni<Void> accept(
      long accountId,
      AcceptanceForm form,
      List<LegalAcceptanceEntity> rows,
      Source source,
      Device device) {
    boolean before = !rows.isEmpty() && rows.getFirst().marketingOptIn;
    boolean marketing = Objects.requireNonNullElse(form.marketingOptIn(), before);
    boolean said = !LegalStanding.of(today, rows).acceptanceNeeded() && marketing == before;
    return said
        ? Uni.createFrom().voidItem()
        : acceptances.add(accountId, marketing, source, device, Instant.now());
  }
}
