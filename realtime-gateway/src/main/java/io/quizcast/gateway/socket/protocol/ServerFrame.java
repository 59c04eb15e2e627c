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
 * Every frame a browser or phone may get: the components of a record are the {@code data} of the
 * envelope, in snake case. An absent value is left out, never null: mobile drops the whole frame
 * otherwise. Times in ms unless the name says else.
 */
public sealed interface ServerFrame {
  /** The {@code type} of the envelope and how it is delivered. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface Wire {
    String value();

    Delivery delivery() default Delivery.NORMAL;
  }

  /** Facts of the game every socket of a room gets alike. */
  sealed interface Broadcast extends ServerFrame {}

  /** For one user. */
  sealed interface Personal extends ServerFrame {}

  /** For sockets of admins alone. */
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
   * @param timeLimit seconds
   * @param startTime of the question on the broker's clock, so that every gateway says the same
   * @param translations {@code text_xx} and {@code options_xx} of languages beside the first
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
      long serverTimestamp)
      implements Broadcast {}

  @Wire(value = "quiz:timer", delivery = Delivery.TIMER)
  record Timer(long questionId, int remainingSeconds, long serverTimestamp) implements Broadcast {}

  /** The window was lengthened; the timer goes on from there. */
  @Wire("quiz:question_extended")
  record Extended(long quizId, long questionId, int timeLimit) implements Broadcast {}

  @Wire(value = "quiz:answer_reveal", delivery = Delivery.CRITICAL)
  record AnswerReveal(long questionId, int correctOption) implements Broadcast {}

  /** Nobody is out by this question; whoever it put out is back in. */
  @Wire(value = "quiz:question_voided", delivery = Delivery.CRITICAL)
  record QuestionVoided(long quizId, long questionId, int number) implements Broadcast {}

  @Wire("quiz:paused")
  record Paused(long quizId) implements Broadcast {}

  @Wire("quiz:resumed")
  record Resumed(long quizId) implements Broadcast {}

  @Wire("quiz:ad_break")
  record AdBreak(long quizId, String mediaType, String mediaUrl, int durationSec)
      implements Broadcast {}

  @Wire("quiz:ad_break_end")
  record AdBreakEnd(long quizId) implements Broadcast {}

  @Wire(value = "quiz:player_count", delivery = Delivery.COUNT)
  record PlayerCount(long quizId, int playerCount) implements Broadcast {}

  @Wire(value = "quiz:finish", delivery = Delivery.CRITICAL)
  record Finish(long quizId, String title, String message, String status, String endedAt)
      implements Broadcast {}

  @Wire(value = "quiz:results_available", delivery = Delivery.CRITICAL)
  record ResultsAvailable(long quizId) implements Broadcast {}

  /** The answer is durable; what came of it is said after the close. */
  @Wire(value = "quiz:answer_accepted", delivery = Delivery.CRITICAL)
  record AnswerAccepted(long questionId, int selectedOption, long receivedAt) implements Personal {}

  /**
   * @param pointsEarned 0 or 1
   * @param eliminationReason empty for one who goes on
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
   * @param timeRemaining seconds; 0 without an open question
   * @param prizeBlockedReason why a win would not be paid as things stand, e.g. {@code
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
      int timeLimit) {}

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

  /** Rates are 0 … 1. */
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
   * Once a second while something changes.
   *
   * @param reconnecting players still in who have no socket on any instance; absent when the others
   *     cannot be asked
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
