package io.quizcast.contracts.game;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A notification that is not part of the log: unnumbered, sent once and never stored. No state
 * depends on it. There is none for a refused answer: the gateway itself refuses late ones, and for
 * all others the verdict decides.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @Type(value = GameNotice.JoinRefused.class, name = "join_refused"),
  @Type(value = GameNotice.HostRefused.class, name = "host_refused"),
})
public sealed interface GameNotice {

  record JoinRefused(long userId, RefusalReason reason) implements GameNotice {}

  /**
   * @param id of the host's request
   */
  record HostRefused(String id, RefusalReason reason) implements GameNotice {}
}
