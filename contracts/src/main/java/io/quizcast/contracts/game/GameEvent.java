package io.quizcast.contracts.game;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a game. The events of a quiz are numbered by {@code seq} from 1
 * without gaps; the number is stored in the run ({@link GameEventRecord.EventRun}), not in the
 * event. No event before the {@link QuestionJudged} of a question carries its right option, its
 * nonce or its explanation.
 *
 * <p>{@code clock} fields are on the partition clock, {@code …_at} fields are epoch ms on the
 * broker's clock. Both are the time of the command that caused the event.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @Type(value = GameEvent.Scheduled.class, name = "scheduled"),
  @Type(value = GameEvent.Announced.class, name = "announced"),
  @Type(value = GameEvent.LobbyOpened.class, name = "lobby_opened"),
  @Type(value = GameEvent.Joined.class, name = "joined"),
  @Type(value = GameEvent.PlayersSeen.class, name = "players_seen"),
  @Type(value = GameEvent.GatewaySeen.class, name = "gateway_seen"),
  @Type(value = GameEvent.GatewayLeft.class, name = "gateway_left"),
  @Type(value = GameEvent.Started.class, name = "started"),
  @Type(value = GameEvent.QuestionOpened.class, name = "question_opened"),
  @Type(value = GameEvent.WindowOpened.class, name = "window_opened"),
  @Type(value = GameEvent.AnswersRecorded.class, name = "answers_recorded"),
  @Type(value = GameEvent.WindowPassed.class, name = "window_passed"),
  @Type(value = GameEvent.WindowExtended.class, name = "window_extended"),
  @Type(value = GameEvent.QuestionClosed.class, name = "question_closed"),
  @Type(value = GameEvent.QuestionJudged.class, name = "question_judged"),
  @Type(value = GameEvent.QuestionVoided.class, name = "question_voided"),
  @Type(value = GameEvent.PlayerRemoved.class, name = "player_removed"),
  @Type(value = GameEvent.PlayersBarred.class, name = "players_barred"),
  @Type(value = GameEvent.QuestionsExhausted.class, name = "questions_exhausted"),
  @Type(value = GameEvent.AdStarted.class, name = "ad_started"),
  @Type(value = GameEvent.AdEnded.class, name = "ad_ended"),
  @Type(value = GameEvent.PauseArmed.class, name = "pause_armed"),
  @Type(value = GameEvent.PauseDisarmed.class, name = "pause_disarmed"),
  @Type(value = GameEvent.Paused.class, name = "paused"),
  @Type(value = GameEvent.Resumed.class, name = "resumed"),
  @Type(value = GameEvent.Finished.class, name = "finished"),
  @Type(value = GameEvent.Cancelled.class, name = "cancelled"),
  @Type(value = GameEvent.Held.class, name = "held"),
})
public sealed interface GameEvent {

  /**
   * @param armedAt when this was decided; phases before the start that were due earlier are skipped
   * @param rehearsal true if only bots may play; absent otherwise
   */
  record Scheduled(
      long rowVersion,
      String title,
      String description,
      long scheduledAt,
      int questionCount,
      long prizeFund,
      long announceLeadMs,
      long lobbyLeadMs,
      long armedAt,
      @Nullable Boolean rehearsal)
      implements GameEvent {}

  record Announced(long announcedAt) implements GameEvent {}

  record LobbyOpened(long openedAt) implements GameEvent {}

  /**
   * The seats of the players of one gateway command, without those who are refused or have a seat
   * already.
   *
   * @param firstSeat the seat of the first player, a number in the order of joining from 0; the
   *     others have the following ones. Sets of players contain seats instead of user ids
   * @param present whether the players joined late enough to count as seen
   * @param userIds the players in the order of their seats
   */
  record Joined(int firstSeat, boolean present, IdColumn userIds) implements GameEvent {
    /** The same players as one object each. */
    public List<Seat> each() {
      return IntStream.range(0, userIds.size())
          .mapToObj(i -> new Seat(firstSeat + i, userIds.get(i)))
          .toList();
    }
  }

  record Seat(int seat, long userId) {}

  /** Players who are seen for the first time, at this gateway, or who have moved to it. */
  record PlayersSeen(String gateway, PlayerSet players) implements GameEvent {}

  record GatewaySeen(String gateway, int users, long clock) implements GameEvent {}

  /** The gateway no longer lists this room, so the game does not wait for it. */
  record GatewayLeft(String gateway) implements GameEvent {}

  record Started(GameSettings settings, int players, long startedAt, long clock)
      implements GameEvent {}

  /**
   * @param version the version of the question's window; an extension changes it
   * @param inPlay how many players may answer
   * @param commitment hash of the right option and a nonce, in hex
   */
  record QuestionOpened(
      int number, long version, Question question, int inPlay, long openedAt, String commitment)
      implements GameEvent {}

  /**
   * @param closesClock when the time limit and the late grace end
   * @param hardCloseClock when the question closes even if gateways have not ended their windows
   * @param hardCloseAt the same moment on the broker's clock; answers appended later are not
   *     acknowledged
   */
  record WindowOpened(
      long version, long clock, long closesClock, long hardCloseClock, long hardCloseAt)
      implements GameEvent {}

  /**
   * The answers of one gateway command, without those that do not count; they are judged later.
   * Only a player's first recorded answer to a question counts.
   */
  record AnswersRecorded(long questionId, String gateway, AnswerColumns answers)
      implements GameEvent {
    /**
     * The same answers as one object each, in order. Only checks and tests use it; the rules read
     * the columns.
     */
    public List<Recorded> each() {
      return IntStream.range(0, answers.size())
          .mapToObj(
              i -> new Recorded(answers.seat(i), answers.option(i), answers.elapsedMs(i), gateway))
          .toList();
    }
  }

  record Recorded(int seat, int option, int elapsedMs, String gateway) {}

  record WindowPassed(long version, String gateway) implements GameEvent {}

  record WindowExtended(
      long version,
      int extraSec,
      int timeLimitSec,
      long closesClock,
      long hardCloseClock,
      long hardCloseAt)
      implements GameEvent {}

  /**
   * @param silent gateways that did not end their window before the close, in alphabetical order
   */
  record QuestionClosed(long questionId, long version, List<String> silent, long clock)
      implements GameEvent {}

  /**
   * @param inPlay how many players could answer, not counting no-shows
   * @param answered how many of them did
   * @param passed how many of them stay in the game
   * @param histogram number of answers per option, without invalid options
   * @param noShows players who registered and were never seen; reported at question 1, and they get
   *     no result
   * @param unheard players without a recorded answer whose gateway was among the silent ones or
   *     left during the question, or who changed the gateway in it and may have lost an answer
   * @param survivorsHash SHA-256 in hex over the sorted user ids of the players who stay in
   * @param ends whether this was the last question
   * @param nextDifficulty wanted difficulty of the next question; 0 if there is none
   * @param nonce the nonce of the commitment, in hex
   * @param answersHash SHA-256 in hex over the answer sheet, see {@code SeatHashes}
   * @param playersHash SHA-256 in hex over the seats that stay in, see {@code SeatHashes}
   */
  record QuestionJudged(
      long questionId,
      int number,
      int rightOption,
      int inPlay,
      int answered,
      int passed,
      List<Integer> histogram,
      PlayerSet noShows,
      PlayerSet unheard,
      String survivorsHash,
      boolean ends,
      int nextDifficulty,
      long clock,
      String nonce,
      @Nullable Explanation explanation,
      String answersHash,
      String playersHash)
      implements GameEvent {}

  /**
   * The question no longer counts, and every player it eliminated is back in play.
   *
   * @param message the admin's reason, for players; absent when none was given
   * @param backInPlay how many players are back
   * @param inPlay how many players are now in play
   */
  record QuestionVoided(
      long questionId,
      int number,
      boolean ends,
      int nextDifficulty,
      String id,
      long clock,
      @Nullable String message,
      int backInPlay,
      int inPlay)
      implements GameEvent {}

  /** An admin removed the player; voiding a question does not bring them back. */
  record PlayerRemoved(int seat, String id) implements GameEvent {}

  /**
   * The complete list of banned users. Those in play are eliminated, and the others cannot join.
   */
  record PlayersBarred(List<Long> userIds) implements GameEvent {}

  /** No question was left for this position, so the game ends with the players still in play. */
  record QuestionsExhausted(int number, long clock) implements GameEvent {}

  record AdStarted(Ad ad, long clock) implements GameEvent {}

  record AdEnded(long clock) implements GameEvent {}

  /**
   * A pause was armed: it begins as soon as the reveal is over.
   *
   * @param message for players; absent when none was given
   */
  record PauseArmed(String id, @Nullable String message, long clock) implements GameEvent {}

  /** The armed pause was cancelled before it began. */
  record PauseDisarmed(String id, long clock) implements GameEvent {}

  /**
   * @param message for players; absent when none was given
   */
  record Paused(String id, long clock, @Nullable String message) implements GameEvent {}

  record Resumed(String id, long clock) implements GameEvent {}

  /**
   * @param asked how many questions counted
   * @param winners the seats that share the prize fund
   * @param unpayable survivors who get no share
   * @param resultsHash SHA-256 in hex over the rows of the results, see {@code FinalRanking}
   */
  record Finished(
      int asked,
      PlayerSet winners,
      PlayerSet unpayable,
      long prizeFund,
      String resultsHash,
      long finishedAt)
      implements GameEvent {}

  record Cancelled(@Nullable String id, String reason, String message) implements GameEvent {}

  /** A command failed or would have violated a guarantee, so the game waits for an operator. */
  record Held(String reason) implements GameEvent {}
}
