package io.quizcast.contracts.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The new status of the prizes of some players of one game. Before the first such record a prize is
 * {@link Status#PENDING}, or {@link Status#HELD} if the result gives a reason.
 *
 * @param reason why the prizes are held, shown to the players; absent for other statuses
 */
public record PrizesChanged(
    long quizId,
    Status status,
    @Nullable String reason,
    Instant changedAt,
    List<PlayerPrize> prizes)
    implements ResultsRecord {

  /**
   * @param entryId id of the ledger entry; a reader keeps the highest one for each quiz and user
   * @param amount whole currency units
   */
  public record PlayerPrize(long userId, long entryId, long amount) {}

  /** Status of a prize. */
  public enum Status {
    /** Won, but not reviewed yet. */
    @JsonProperty("pending")
    PENDING,
    /** Reviewed and approved, but not paid yet. */
    @JsonProperty("approved")
    APPROVED,
    @JsonProperty("paid")
    PAID,
    /** Not to be paid for now; the reason is given. */
    @JsonProperty("held")
    HELD
  }
}
