package io.quizcast.contracts.game;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to a game, on {@code game.commands}. The type says who may make it: gateways publish
 * player and gateway commands only; host and clock commands carry quiz-service's seal, and those
 * without it are dropped.
 *
 * <p>Times are milliseconds. A {@code version} is the {@code seq} of the event that armed the step;
 * a command with any other version does nothing, so commands are idempotent.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @Type(value = GameCommand.Join.class, name = "join"),
  @Type(value = GameCommand.Answer.class, name = "answer"),
  // Logs recorded before the renaming say "beat".
  @Type(value = GameCommand.Heartbeat.class, name = "heartbeat", names = "beat"),
  @Type(value = GameCommand.WindowOver.class, name = "window_over"),
  @Type(value = GameCommand.Present.class, name = "present"),
  @Type(value = GameCommand.Schedule.class, name = "schedule"),
  @Type(value = GameCommand.Cancel.class, name = "cancel"),
  @Type(value = GameCommand.Pause.class, name = "pause"),
  @Type(value = GameCommand.Resume.class, name = "resume"),
  @Type(value = GameCommand.Extend.class, name = "extend"),
  @Type(value = GameCommand.VoidQuestion.class, name = "void"),
  @Type(value = GameCommand.Remove.class, name = "remove"),
  @Type(value = GameCommand.Bar.class, name = "bar"),
  @Type(value = GameCommand.Announce.class, name = "announce"),
  @Type(value = GameCommand.OpenLobby.class, name = "open_lobby"),
  @Type(value = GameCommand.Start.class, name = "start"),
  @Type(value = GameCommand.Open.class, name = "open"),
  @Type(value = GameCommand.QuestionOut.class, name = "question_out"),
  @Type(value = GameCommand.Close.class, name = "close"),
  @Type(value = GameCommand.Judge.class, name = "judge"),
  @Type(value = GameCommand.BeginPause.class, name = "begin_pause"),
  @Type(value = GameCommand.StartAd.class, name = "start_ad"),
  @Type(value = GameCommand.EndAd.class, name = "end_ad"),
  @Type(value = GameCommand.Finish.class, name = "finish"),
})
public sealed interface GameCommand {

  /** The game the command is for; 0 for a heartbeat, which lists many games. */
  long quizId();

  /** From a player, by way of their gateway, which vouches for the user id. */
  sealed interface PlayerCommand extends GameCommand {
    long userId();
  }

  /** From a gateway about itself and its rooms. */
  sealed interface GatewayCommand extends GameCommand {
    String gateway();
  }

  /** From an admin or the reconciler, by way of quiz-service. */
  sealed interface HostCommand extends GameCommand {}

  /** From the owner's clock; does nothing before its time or for another version. */
  sealed interface ClockCommand extends GameCommand {
    long version();
  }

  /**
   * Registers a player. The evidence (session, keyed hash of the address, device label) stays in
   * this topic and in the log; no event repeats it.
   */
  record Join(long quizId, long userId, long sessionId, String addressHash, String device)
      implements PlayerCommand {}

  /**
   * @param elapsedMs from the hand-over of the question to the arrival of the answer, on the
   *     gateway's monotonic clock
   */
  record Answer(
      long quizId, long userId, long questionId, int selectedOption, int elapsedMs, String gateway)
      implements PlayerCommand {}

  /** Once a second per gateway and partition: the rooms the gateway holds open there. */
  record Heartbeat(String gateway, List<Room> rooms) implements GatewayCommand {
    /**
     * @param users distinct users with a socket in this room
     */
    public record Room(long quizId, int users) {}

    @Override
    @JsonIgnore
    public long quizId() {
      return 0;
    }
  }

  /** Follows the last answer of this gateway, which takes no more to this question. */
  record WindowOver(long quizId, long questionId, long version, String gateway)
      implements GatewayCommand {}

  /** Registered players who have a socket on this gateway in the last minute before the start. */
  record Present(long quizId, String gateway, List<Long> userIds) implements GatewayCommand {}

  /**
   * The quiz row as authored: sent at the first arming and after every edit.
   *
   * @param rowVersion of the row; one older than the newest seen does nothing
   * @param scheduledAt epoch ms
   * @param announceLeadMs how long before the start it is announced
   * @param lobbyLeadMs how long before the start the lobby opens
   * @param rehearsal true if only bots may play; absent otherwise
   */
  record Schedule(
      long quizId,
      long rowVersion,
      String title,
      String description,
      long scheduledAt,
      int questionCount,
      long prizeFund,
      long announceLeadMs,
      long lobbyLeadMs,
      @Nullable Boolean rehearsal)
      implements HostCommand {}

  /**
   * @param id of the host's request, or null when the reconciler cancels
   */
  record Cancel(long quizId, @Nullable String id, String reason, String message)
      implements HostCommand {}

  /**
   * Pauses between questions at once; during a question or its reveal, when the reveal is over.
   *
   * @param message for players; absent when none was given
   */
  record Pause(long quizId, String id, @Nullable String message) implements HostCommand {}

  /** Ends a pause, or takes back an armed one. */
  record Resume(long quizId, String id) implements HostCommand {}

  /** Lengthens the open window, once per question. */
  record Extend(long quizId, String id, long questionId, int extraSec) implements HostCommand {}

  /**
   * Makes a question not count: nobody is out by it.
   *
   * @param message the reason, for players; absent when none was given
   */
  record VoidQuestion(long quizId, String id, long questionId, @Nullable String message)
      implements HostCommand {}

  /** Takes a player out of this game for good. */
  record Remove(long quizId, String id, long userId) implements HostCommand {}

  /**
   * The whole list of banned users; everybody else may join, also again.
   *
   * @param userIds ascending
   */
  record Bar(long quizId, List<Long> userIds) implements HostCommand {}

  record Announce(long quizId, long version) implements ClockCommand {}

  record OpenLobby(long quizId, long version) implements ClockCommand {}

  /** Carries every setting the game will use, so that a replay needs nothing else. */
  record Start(long quizId, long version, GameSettings settings) implements ClockCommand {}

  /**
   * @param question without its right option; null if there is none left, which ends the game
   * @param commitment hash of the right option and a nonce, in hex; absent before version 2 of the
   *     rules
   */
  record Open(
      long quizId,
      long version,
      int number,
      @Nullable Question question,
      @Nullable String commitment)
      implements ClockCommand {}

  /** The broker has confirmed the opened question; the window is counted from here. */
  record QuestionOut(long quizId, long version) implements ClockCommand {}

  record Close(long quizId, long version) implements ClockCommand {}

  /**
   * The only command that knows the right option; sent after the question is closed.
   *
   * @param nonce of the commitment, in hex; absent without a commitment
   */
  record Judge(
      long quizId,
      long version,
      int rightOption,
      @Nullable String nonce,
      @Nullable Explanation explanation)
      implements ClockCommand {}

  /** The reveal is over and a pause is armed. */
  record BeginPause(long quizId, long version) implements ClockCommand {}

  record StartAd(long quizId, long version, Ad ad) implements ClockCommand {}

  record EndAd(long quizId, long version) implements ClockCommand {}

  /**
   * @param unpayable survivors who may not be paid (e-mail not verified)
   */
  record Finish(long quizId, long version, List<Long> unpayable) implements ClockCommand {}
}
