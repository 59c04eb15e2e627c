package io.quizcast.gateway.socket.protocol;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The frames that a client may receive. The components of a record are the {@code data} of the
 * envelope, in snake case. An absent value is left out and never null, because the mobile app drops
 * a frame that contains null. Times are in ms unless the name says otherwise.
 */
public sealed interface ServerFrame {
  /** The {@code type} of the envelope and how the frame is delivered. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface Wire {
    String value();

    Delivery delivery() default Delivery.NORMAL;
  }

  /** A frame for all sockets of a room. */
  sealed interface Broadcast extends ServerFrame {}

  /** A frame for one user. */
  sealed interface Personal extends ServerFrame {}

  /** A frame only for sockets of admins. */
  sealed interface ForAdmins extends ServerFrame {}

  record Option(int id, String text) {}

  @Wire("quiz:announcement")
  record Announcement(
      long quizId,
      String title,
      String description,
      String scheduledTime,
      int questionCount,
      long minutesToStart)
      implements Broadcast {}

  @Wire("quiz:waiting_room")
  record WaitingRoom(
      long quizId,
      String title,
      String description,
      String scheduledTime,
      int questionCount,
      long startsInSeconds)
      implements Broadcast {}

  @Wire(value = "quiz:countdown", delivery = Delivery.TIMER)
  record Countdown(long quizId, long secondsLeft) implements Broadcast {}

  @Wire(value = "quiz:start", delivery = Delivery.CRITICAL)
  record Start(long quizId, String title, int questionCount) implements Broadcast {}

  @Wire(value = "quiz:cancelled", delivery = Delivery.CRITICAL)
  record Cancelled(long quizId, String reason, String message) implements Broadcast {}

  /**
   * @param timeLimit in seconds
   * @param startTime when the question opened by the broker's clock, so that every gateway sends
   *     the same value
   * @param translations {@code text_xx} and {@code options_xx} of the languages other than the
   *     first
   * @param commitment hash of the correct option; verified with the nonce of the reveal
   * @param inPlay how many players may answer
   */
  @Wire(value = "quiz:question", delivery = Delivery.CRITICAL)
  record Question(
      long questionId,
      long quizId,
      int number,
      String text,
      List<Option> options,
      @JsonAnyGetter Map<String, Object> translations,
      int timeLimit,
      int totalQuestions,
      long startTime,
      long serverTimestamp,
      @Nullable String commitment,
      @Nullable Integer inPlay)
      implements Broadcast {}

  @Wire(value = "quiz:timer", delivery = Delivery.TIMER)
  record Timer(long questionId, int remainingSeconds, long serverTimestamp) implements Broadcast {}

  /** The window was extended; the timer continues with the new limit. */
  @Wire("quiz:question_extended")
  record Extended(long quizId, long questionId, int timeLimit) implements Broadcast {}

  /**
   * @param histogram how many players chose each option, in the order of the options
   * @param noAnswer players in play without a recorded answer
   * @param inPlayBefore how many players could answer; {@code inPlay} says how many remain
   * @param share what each remaining player would win if the game ended now; absent if none remain
   * @param nextInMs how long the verdict is shown
   * @param explanations {@code explanation}, {@code explanation_xx} of the other languages and
   *     {@code explanation_source}
   * @param nonce the nonce of the question's commitment
   */
  @Wire(value = "quiz:answer_reveal", delivery = Delivery.CRITICAL)
  record AnswerReveal(
      long questionId,
      int correctOption,
      @Nullable List<OptionCount> histogram,
      @Nullable Integer noAnswer,
      @Nullable Integer inPlayBefore,
      @Nullable Integer inPlay,
      @Nullable Long share,
      @Nullable Integer nextInMs,
      @JsonAnyGetter Map<String, String> explanations,
      @Nullable String nonce)
      implements Broadcast {}

  record OptionCount(int id, int count) {}

  /**
   * The question does not count; players eliminated by it are back in play.
   *
   * @param message the admin's reason
   * @param backInPlay how many players are back
   */
  @Wire(value = "quiz:question_voided", delivery = Delivery.CRITICAL)
  record QuestionVoided(
      long quizId,
      long questionId,
      int number,
      @Nullable String message,
      @Nullable Integer backInPlay)
      implements Broadcast {}

  /** The game will pause after the reveal. */
  @Wire("quiz:pause_armed")
  record PauseArmed(long quizId, @Nullable String message) implements Broadcast {}

  /** The pause was cancelled before it began. */
  @Wire("quiz:pause_disarmed")
  record PauseDisarmed(long quizId) implements Broadcast {}

  @Wire("quiz:paused")
  record Paused(long quizId, @Nullable String message) implements Broadcast {}

  @Wire("quiz:resumed")
  record Resumed(long quizId) implements Broadcast {}

  @Wire("quiz:ad_break")
  record AdBreak(long quizId, String mediaType, String mediaUrl, int durationSec)
      implements Broadcast {}

  @Wire("quiz:ad_break_end")
  record AdBreakEnd(long quizId) implements Broadcast {}

  /**
   * @param inPlay players who can still answer; absent before the start
   * @param answered players with a recorded answer to the open question; absent if no question is
   *     open
   * @param watching connected users who are not in play; absent before the start
   */
  @Wire(value = "quiz:player_count", delivery = Delivery.COUNT)
  record PlayerCount(
      long quizId,
      int playerCount,
      @Nullable Integer inPlay,
      @Nullable Integer answered,
      @Nullable Integer watching)
      implements Broadcast {}

  /**
   * @param share what each winner gets of the fund, rounded down; absent without winners
   * @param outlasted how many players were eliminated before this one; absent for users who did not
   *     play
   */
  @Wire(value = "quiz:finish", delivery = Delivery.CRITICAL)
  record Finish(
      long quizId,
      String title,
      String message,
      String status,
      String endedAt,
      @Nullable Integer winners,
      @Nullable Long share,
      @Nullable Integer outlasted)
      implements Broadcast {

    public Finish with(int outlastedByMe) {
      return new Finish(quizId, title, message, status, endedAt, winners, share, outlastedByMe);
    }
  }

  @Wire(value = "quiz:results_available", delivery = Delivery.CRITICAL)
  record ResultsAvailable(long quizId) implements Broadcast {}

  /** The answer is durable; its verdict follows after the question closes. */
  @Wire(value = "quiz:answer_accepted", delivery = Delivery.CRITICAL)
  record AnswerAccepted(long questionId, int selectedOption, long receivedAt) implements Personal {}

  /**
   * @param pointsEarned 0 or 1
   * @param eliminationReason empty for a player who remains in play
   */
  @Wire(value = "quiz:answer_result", delivery = Delivery.CRITICAL)
  record AnswerResult(
      long questionId,
      int correctOption,
      int yourAnswer,
      @JsonProperty("is_correct") boolean correct,
      int pointsEarned,
      long timeTakenMs,
      @JsonProperty("is_eliminated") boolean eliminated,
      String eliminationReason,
      boolean timeLimitExceeded)
      implements Personal {}

  @Wire(value = "quiz:elimination", delivery = Delivery.CRITICAL)
  record Elimination(long quizId, long userId, String reason, String message) implements Personal {}

  /**
   * @param prizeBlockedReason see {@link State}
   */
  @Wire("quiz:user_ready")
  record UserReady(
      long userId, long quizId, String status, int playerCount, @Nullable String prizeBlockedReason)
      implements Personal {}

  /**
   * @param timeRemaining in seconds; 0 without an open question
   * @param prizeBlockedReason why a win would not be paid at present, e.g. {@code
   *     email_not_verified}
   */
  @Wire(value = "quiz:state", delivery = Delivery.CRITICAL)
  record State(
      long quizId,
      String status,
      @Nullable CurrentQuestion currentQuestion,
      int timeRemaining,
      @JsonProperty("is_eliminated") boolean eliminated,
      @Nullable String eliminationReason,
      @Nullable Integer eliminatedOnQuestion,
      @JsonProperty("is_spectator") boolean spectator,
      int score,
      int correctCount,
      int playerCount,
      @Nullable Boolean paused,
      @Nullable String prizeBlockedReason)
      implements Personal {}

  record CurrentQuestion(
      long questionId,
      int number,
      int totalQuestions,
      String text,
      List<Option> options,
      @JsonAnyGetter Map<String, Object> translations,
      int timeLimit,
      @Nullable String commitment) {}

  @Wire("server:heartbeat")
  record Heartbeat(long timestamp) implements Personal {}

  @Wire("server:error")
  record Error(String code, String message) implements Personal {}

  @Wire("server:buffer_warning")
  record BufferWarning(int warningCount, int maxWarnings, String message) implements Personal {}

  @Wire("TOKEN_EXPIRE_SOON")
  record TokenExpiresSoon(long expiresIn, String unit) implements Personal {}

  @Wire(value = "session_revoked", delivery = Delivery.CRITICAL)
  record SessionRevoked(long sessionId, long userId, String reason, String timestamp)
      implements Personal {}

  @Wire(value = "logout_all_devices", delivery = Delivery.CRITICAL)
  record LogoutAllDevices(long userId, String reason, String timestamp) implements Personal {}

  @Wire("quiz:started")
  record Started(long quizId, int totalParticipants) implements ForAdmins {}

  @Wire("quiz:ended")
  record Ended(long quizId, int winners) implements ForAdmins {}

  /** Rates are from 0 to 1. */
  @Wire("adaptive:question_stats")
  record QuestionStats(
      long quizId,
      int questionNumber,
      int difficultyUsed,
      double targetPassRate,
      double actualPassRate,
      int totalAnswers,
      int passedCount,
      int remainingPlayers,
      List<Integer> optionHistogram,
      int unheard,
      String timestamp)
      implements ForAdmins {}

  /**
   * Sent once a second when something has changed.
   *
   * @param reconnecting players in play without a socket on any instance; absent while Redis is
   *     unavailable
   */
  @Wire(value = "admin:live_counts", delivery = Delivery.STATISTICS)
  record LiveCounts(
      long quizId,
      int joined,
      int in,
      int out,
      int online,
      @Nullable Integer reconnecting,
      int answered)
      implements ForAdmins {}
}
