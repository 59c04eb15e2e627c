package io.quizcast.contracts.proof;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quizcast.contracts.game.GameSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is published about a finished game so that anybody can check it, without a user
 * id or a name. The answers themselves are in {@link ProofAnswers}.
 *
 * @param format {@link #FORMAT}
 * @param settingsHash SHA-256 in hex over quiz id and settings, see {@link ProofDigest}
 * @param seats how many players joined; a seat is a number from 0
 * @param noShows seats of players who registered but were never present, ascending; they take no
 *     part
 * @param removed seats of players whom an admin removed, ascending
 * @param unpayable seats of survivors who cannot be paid, ascending
 * @param questions the questions in the order in which they were asked
 * @param winners the seats that share the prize fund, ascending
 * @param shares prize of each winner in the order of {@code winners}, in whole units
 * @param resultsHash SHA-256 in hex over the results by seat, see {@link ProofDigest}
 * @param loggedResultsHash the hash over the results with user ids that the log of the game holds
 * @param digest SHA-256 in hex over all of the above
 */
public record ProofBundle(
    String format,
    long quizId,
    GameSettings settings,
    String settingsHash,
    int seats,
    int[] noShows,
    List<Removal> removed,
    int[] unpayable,
    List<Question> questions,
    int[] winners,
    long[] shares,
    String resultsHash,
    String loggedResultsHash,
    String digest) {

  public static final String FORMAT = "quizcast-proof-1";

  /**
   * @param fromQuestion the number of the first question without this seat
   */
  public record Removal(int seat, int fromQuestion) {}

  /**
   * A question and its verdict. The fields from {@code nonce} on are absent if it was voided before
   * a verdict.
   *
   * @param timeLimitSec extensions included
   * @param voided whether the question was voided
   * @param inPlay how many seats could answer
   * @param passed how many of them stay in
   * @param digest SHA-256 in hex over this question, see {@link ProofDigest}
   */
  public record Question(
      int number,
      long questionId,
      int timeLimitSec,
      boolean voided,
      @Nullable String commitment,
      @Nullable String nonce,
      @Nullable Integer rightOption,
      @Nullable Integer inPlay,
      @Nullable Integer passed,
      @Nullable String answersHash,
      @Nullable String playersHash,
      String digest) {

    @JsonIgnore
    public boolean isJudged() {
      return rightOption != null;
    }
  }
}
