package io.quizcast.contracts.game;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** One record on {@code game.events}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @Type(value = GameEventRecord.EventRun.class, name = "run"),
  @Type(value = GameEventRecord.NoticeRun.class, name = "notices"),
})
public sealed interface GameEventRecord {
  long quizId();

  /**
   * Consecutive events of one quiz. The stored bytes are the published ones and never change. A
   * reader that has all events up to {@code n} skips those again, and treats a run that starts
   * after {@code n + 1} as a gap.
   *
   * @param epoch the epoch of the partition owner that decided the events
   */
  record EventRun(long quizId, long epoch, long firstSeq, List<GameEvent> events)
      implements GameEventRecord {

    @JsonIgnore
    public long lastSeq() {
      return firstSeq + events.size() - 1;
    }
  }

  record NoticeRun(long quizId, List<GameNotice> notices) implements GameEventRecord {}
}
