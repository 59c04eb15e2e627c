package io.quizcast.contracts.game;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Said once, without a number, never kept: losing one costs nothing but courtesy. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @Type(value = GameNotice.JoinRefused.class, name = "join_refused"),
  @Type(value = GameNotice.AnswerRefused.class, name = "answer_refused"),
  @Type(value = GameNotice.HostRefused.class, name = "host_refused"),
})
public sealed interface GameNotice {

  record JoinRefused(long userId, String reason) implements GameNotice {}

  record AnswerRefused(long userId, long questionId, String reason) implements GameNotice {}

  /**
   * @param id of the host's request
   */
  record HostRefused(String id, String reason) implements GameNotice {}
}
