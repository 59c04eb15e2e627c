package io.quizcast.quiz.game.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord.NoticeRun;
import io.quizcast.contracts.game.GameNotice;
import io.quizcast.quiz.game.results.FinishedGame;
import io.quizcast.quiz.game.results.JudgedAnswers;
import io.quizcast.quiz.game.results.VoidedQuestion;
import io.quizcast.quiz.game.wire.CommandLog;
import io.quizcast.quiz.game.wire.StoredRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of deciding the commands of one poll: the commands to log, the events of each quiz,
 * and the changes to other tables. Confined to the runner's thread.
 */
public final class Batch {
  public final List<CommandLog.Entry> log = new ArrayList<>();
  public final Map<Long, StoredRun.Events> events = new LinkedHashMap<>();
  public final Map<Long, List<GameNotice>> notices = new LinkedHashMap<>();
  public final List<HostOutcome> outcomes = new ArrayList<>();
  public final List<JudgedAnswers> judged = new ArrayList<>();
  public final List<VoidedQuestion> voided = new ArrayList<>();
  public final List<FinishedGame> finished = new ArrayList<>();
  public final ArrayNode milestones;

  /**
   * Whether the batch contains joins or answers, because more of them are likely to follow
   * immediately.
   */
  public boolean crowd;

  /**
   * Whether a gateway ended its window in this batch, so that the question may close at any moment.
   */
  public boolean closing;

  /**
   * The outcome of a host's command, for which its route waits.
   *
   * @param outcome {@link #DONE}, {@link #PAUSE_ARMED} or the wire form of a refusal's reason
   */
  public record HostOutcome(String id, long quizId, String outcome) {
    public static final String DONE = "done";
    public static final String PAUSE_ARMED = "pause_armed";
  }

  public Batch(ArrayNode milestones) {
    this.milestones = milestones;
  }

  public void add(long quizId, long seq, GameEvent event) {
    events
        .computeIfAbsent(quizId, _ -> new StoredRun.Events(seq, new ArrayList<>()))
        .list()
        .add(event);
  }

  public void addNotices(long quizId, List<GameNotice> more) {
    if (!more.isEmpty()) {
      notices.computeIfAbsent(quizId, _ -> new ArrayList<>()).addAll(more);
    }
  }

  /** The notices, packed into one record for each quiz. */
  public List<NoticeRun> noticeRuns() {
    List<NoticeRun> runs = new ArrayList<>(notices.size());
    notices.forEach((quizId, list) -> runs.add(new NoticeRun(quizId, list)));
    return runs;
  }
}
