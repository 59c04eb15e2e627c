package io.quizcast.contracts.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one player's prize, as it now stands. The result alone means {@link
 * Status#PENDING}, or {@link Status#HELD} where it gives a reason.
 *
 * @param entryId of the ledger entry; a reader keeps the highest per quiz and user
 * @param amount whole currency units
 * @param reason why it is held, a stable word such as {@code email_not_verified}
 */
public record PrizeChanged(
    long quizId,
    long userId,
    long entryId,
    Status status,
    long amount,
    @Nullable String reason,
    Instant changedAt)
    implements ResultsRecord {

  /** Where a prize stands. */
  public enum Status {
    /** Won, nobody has looked at it yet. */
    @JsonProperty("pending")
    PENDING,
    /** Looked at and found good; to be paid. */
    @JsonProperty("approved")
    APPROVED,
    @JsonProperty("paid")
    PAID,
    /** Not paid, for the reason given. */
    @JsonProperty("held")
    HELD
  }
}
