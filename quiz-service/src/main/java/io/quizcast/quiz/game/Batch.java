package io.quizcast.quiz.game;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameNotice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of one poll: the commands as they are logged, the events per quiz in the order of the
 * first one, and what other tables have to learn. Owned by the runner's thread.
 */
final class Batch {
  final List<CommandLog.Entry> log = new ArrayList<>();
  final Map<Long, Events> events = new LinkedHashMap<>();
  final Map<Long, List<GameNotice>> notices = new LinkedHashMap<>();
  final List<HostOutcome> outcomes = new ArrayList<>();
  final List<JudgedAnswers> judged = new ArrayList<>();
  final List<VoidedQuestion> voided = new ArrayList<>();
  final ArrayNode milestones;

  /** Whether players joined or answered in it: more of them will be along in a moment. */
  boolean crowd;

  /** Whether a gateway is through with a question, so that it may close any moment. */
  boolean closing;

  /** Whether a game ends in it, which may take the database longer. */
  boolean finishes;

  record HostOutcome(String id, long quizId, String outcome) {}

  record VoidedQuestion(long quizId, long questionId) {}

  /** Consecutive events of one quiz. */
  record Events(long firstSeq, List<GameEvent> list) {}

  Batch(ArrayNode milestones) {
    this.milestones = milestones;
  }

  void add(long quizId, long seq, GameEvent event) {
    events.computeIfAbsent(quizId, _ -> new Events(seq, new ArrayList<>())).list().add(event);
  }

  void addNotices(long quizId, List<GameNotice> more) {
    if (!more.isEmpty()) {
      notices.computeIfAbsent(quizId, _ -> new ArrayList<>()).addAll(more);
    }
  }
}
