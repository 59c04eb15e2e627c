package io.quizcast.auth.legal;

import java.time.Instant;
import java.util.List;

/**
 * What a user accepted and whether that is what he would have to accept today.
 *
 * @param acceptanceNeeded there is no acceptance of both versions of today
 * @param acceptances newest first, at most fifty
 */
public record LegalStanding(
    String tosVersion,
    String privacyVersion,
    boolean acceptanceNeeded,
    List<Acceptance> acceptances) {

  /** One acceptance; address and device stay with the evidence. */
  public record Acceptance(
      String tosVersion,
      String privacyVersion,
      boolean marketingOptIn,
      String source,
      Instant acceptedAt) {}

  static LegalStanding of(LegalConfig today, List<LegalAcceptanceEntity> newestFirst) {
    return new LegalStanding(
        today.tosVersion(),
        today.privacyVersion(),
        newestFirst.isEmpty() || !accepts(newestFirst.getFirst(), today),
        newestFirst.stream()
            .map(
                row ->
                    new Acceptance(
                        row.tosVersion,
                        row.privacyVersion,
                        row.marketingOptIn,
                        row.source,
                        row.acceptedAt))
            .toList());
  }

  private static boolean accepts(LegalAcceptanceEntity row, LegalConfig today) {
    return row.tosVersion.equals(today.tosVersion())
        && row.privacyVersion.equals(today.privacyVersion());
  }
}
