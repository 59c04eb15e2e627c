package io.quizcast.contracts.game;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A notification outside the log: unnumbered, sent once, never stored. Nobody's state depends on
 * it. A refused answer has none, because the gateway refuses it first and the verdict settles the
 * rest.
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
