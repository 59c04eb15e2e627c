package io.quizcast.auth.legal;

import java.time.Instant;
import java.util.List;

/**
 * A player's legal status: the accepted versions of the terms and whether the current ones are
 * among them.
 *
 * @param acceptanceNeeded whether the current versions are not accepted yet
 * @param acceptances newest first, at most fifty
 */
public record LegalStatus(
    String tosVersion,
    String privacyVersion,
    boolean acceptanceNeeded,
    List<Acceptance> acceptances) {

  /** One acceptance, without IP address and device. */
  public record Acceptance(
      String tosVersion,
      String privacyVersion,
      boolean marketingOptIn,
      String source,
      Instant acceptedAt) {}

  static LegalStatus of(LegalConfig current, List<LegalAcceptanceEntity> newestFirst) {
    return new LegalStatus(
        current.tosVersion(),
        current.privacyVersion(),
        newestFirst.isEmpty() || !accepts(newestFirst.getFirst(), current),
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

  private static boolean accepts(LegalAcceptanceEntity row, LegalConfig current) {
    return row.tosVersion.equals(current.tosVersion())
        && row.privacyVersion.equals(current.privacyVersion());
  }
}
