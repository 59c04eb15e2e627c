package io.quizcast.contracts.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the prizes of some players of one game: one step that all of them took. The result
 * alone means {@link Status#PENDING}, or {@link Status#HELD} where it gives a reason.
 *
 * @param reason why they are held, for the players to read; absent for other steps
 */
public record PrizesChanged(
    long quizId,
    Status status,
    @Nullable String reason,
    Instant changedAt,
    List<PlayerPrize> prizes)
    implements ResultsRecord {

  /**
   * @param entryId of the ledger entry; a reader keeps the highest per quiz and user
   * @param amount whole currency units
   */
  public record PlayerPrize(long userId, long entryId, long amount) {}

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
