package io.quizcast.e2e.invariant.trace;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.swarm.game.GameReport;
import io.quizcast.swarm.game.PlayerStory;
import io.quizcast.swarm.quiz.QuizDraft;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything known about one finished game: what the players saw, the database, and the records of
 * {@code game.events}.
 *
 * @param evidence acknowledgements to players and the quiz database
 * @param draft the quiz with its questions
 * @param tape the records of this quiz on {@code game.events}, in order, including republished ones
 */
public record GameTrace(
    long quizId,
    GameReport report,
    List<PlayerStory> stories,
    Evidence evidence,
    QuizDraft draft,
    List<TapeRecord> tape,
    Outside outside) {

  /**
   * @param json the record as it was on the topic
   * @param run absent for notices
   */
  public record TapeRecord(long offset, String json, List<EventRun> run) {}

  /** An event with its number. */
  public record Numbered(long seq, GameEvent event) {}

  /** The events in order, each of them once. Republished ones are skipped. */
  public List<Numbered> events() {
    List<Numbered> events = new ArrayList<>();
    long last = 0;
    for (TapeRecord record : tape) {
      for (EventRun run : record.run()) {
        for (int i = 0; i < run.events().size(); i++) {
          long seq = run.firstSeq() + i;
          if (seq > last) {
            events.add(new Numbered(seq, run.events().get(i)));
            last = seq;
          }
        }
      }
    }
    return events;
  }

  /** The events of one kind, in order. */
  public <E extends GameEvent> List<E> events(Class<E> kind) {
    return events().stream().map(Numbered::event).filter(kind::isInstance).map(kind::cast).toList();
  }
}
