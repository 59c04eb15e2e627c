package io.quizcast.contracts.game;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A notification that is not part of the log: unnumbered, sent once and never stored. No state
 * depends on it. A refused answer causes no notice: the gateway itself refuses late answers, and
 * the verdict decides about all others.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @Type(value = GameNotice.JoinsRefused.class, name = "joins_refused"),
  @Type(value = GameNotice.HostRefused.class, name = "host_refused"),
})
public sealed interface GameNotice {

  /**
   * Players whose joins came in one command and are refused for the same reason.
   *
   * @param userIds each of them once
   */
  record JoinsRefused(IdColumn userIds, CommandRefusal reason) implements GameNotice {}

  /**
   * @param id the id of the host's request
   */
  record HostRefused(String id, CommandRefusal reason) implements GameNotice {}
}
