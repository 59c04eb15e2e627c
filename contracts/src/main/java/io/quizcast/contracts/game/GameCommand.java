package io.quizcast.contracts.game;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to a game, published on {@code game.commands}. Its type determines who may send it:
 * gateways publish only gateway commands, and host and clock commands are dropped if they do not
 * carry the seal of quiz-service.
 *
 * <p>Times are milliseconds. A {@code version} is the {@code seq} of the event that scheduled the
 * step; a command with another version does nothing, so commands are idempotent.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @Type(value = GameCommand.Joins.class, name = "joins"),
  @Type(value = GameCommand.Answers.class, name = "answers"),
  @Type(value = GameCommand.Heartbeat.class, name = "heartbeat"),
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

  /**
   * Sent by a gateway for its players, whose user ids it has authenticated, or about itself and its
   * rooms.
   */
  sealed interface GatewayCommand extends GameCommand {
    String gateway();
  }

  /** Sent by quiz-service for an admin or for its reconciler. */
  sealed interface HostCommand extends GameCommand {}

  /**
   * Sent by the partition owner when a step is due. Does nothing if it arrives early or has another
   * version.
   */
  sealed interface ClockCommand extends GameCommand {
    long version();
  }

  /** Registers players of one gateway, in the order in which they asked. */
  record Joins(long quizId, String gateway, JoinColumns joins) implements GatewayCommand {}

  /** Answers of players of one gateway to one question, in the order of their arrival. */
  record Answers(long quizId, long questionId, String gateway, AnswerColumns answers)
      implements GatewayCommand {}

  /** Lists the rooms that a gateway has open in one partition; sent once a second. */
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

  /** Sent by a gateway after its last answer to a question; afterwards it accepts no more. */
  record WindowOver(long quizId, long questionId, long version, String gateway)
      implements GatewayCommand {}

  /**
   * Registered players who have a socket on this gateway: before the start from its last minute on,
   * and later those who have moved here from another gateway.
   */
  record Present(long quizId, String gateway, List<Long> userIds) implements GatewayCommand {}

  /**
   * The quiz row as edited by its author; sent when the game is first scheduled and after every
   * edit.
   *
   * @param rowVersion version of the row; a command with an older version than the newest one does
   *     nothing
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
   * @param id the id of the host's request; null when the reconciler cancels
   */
  record Cancel(long quizId, @Nullable String id, String reason, String message)
      implements HostCommand {}

  /**
   * Pauses the game: immediately between questions, or after the reveal if a question is open or
   * being revealed.
   *
   * @param message for players; absent when none was given
   */
  record Pause(long quizId, String id, @Nullable String message) implements HostCommand {}

  /** Ends a pause, or cancels an armed pause before it begins. */
  record Resume(long quizId, String id) implements HostCommand {}

  /** Extends the open window. This is possible once per question. */
  record Extend(long quizId, String id, long questionId, int extraSec) implements HostCommand {}

  /**
   * Voids a question: it no longer counts, and nobody is eliminated by it.
   *
   * @param message the reason, for players; absent when none was given
   */
  record VoidQuestion(long quizId, String id, long questionId, @Nullable String message)
      implements HostCommand {}

  /** Removes a player from this game for good. */
  record Remove(long quizId, String id, long userId) implements HostCommand {}

  /**
   * The complete list of banned users. A user who is no longer on it may join again.
   *
   * @param userIds ascending
   */
  record Bar(long quizId, List<Long> userIds) implements HostCommand {}

  record Announce(long quizId, long version) implements ClockCommand {}

  record OpenLobby(long quizId, long version) implements ClockCommand {}

  /** Starts the game. Carries all of its settings, so that a replay needs nothing else. */
  record Start(long quizId, long version, GameSettings settings) implements ClockCommand {}

  /**
   * @param question without its right option; null if none is left, which ends the game
   * @param commitment hash of the right option and a nonce, in hex; absent with the question
   */
  record Open(
      long quizId,
      long version,
      int number,
      @Nullable Question question,
      @Nullable String commitment)
      implements ClockCommand {}

  /** The broker has confirmed the opened question; its window begins now. */
  record QuestionOut(long quizId, long version) implements ClockCommand {}

  record Close(long quizId, long version) implements ClockCommand {}

  /**
   * Judges a closed question. No other command contains the right option.
   *
   * @param nonce the nonce of the commitment, in hex; absent if it was lost, which puts the game on
   *     hold
   */
  record Judge(
      long quizId,
      long version,
      int rightOption,
      @Nullable String nonce,
      @Nullable Explanation explanation)
      implements ClockCommand {}

  /** Begins the armed pause when the reveal is over. */
  record BeginPause(long quizId, long version) implements ClockCommand {}

  record StartAd(long quizId, long version, Ad ad) implements ClockCommand {}

  record EndAd(long quizId, long version) implements ClockCommand {}

  /**
   * @param unpayable survivors who cannot be paid because their e-mail address is not verified
   */
  record Finish(long quizId, long version, List<Long> unpayable) implements ClockCommand {}
}
