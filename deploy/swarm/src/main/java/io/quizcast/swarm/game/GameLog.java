package io.quizcast.swarm.game;

import io.quizcast.swarm.game.ServerFrame.Accepted;
import io.quizcast.swarm.game.ServerFrame.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything the crowd measures in a game. Thread-safe: bots on every loop write to it. */
final class GameLog {

  /** One question as the bots saw it. */
  private static final class Round {
    final Question question;
    final Timings lagMillis = new Timings();
    final Timings acceptedNanos = new Timings();
    final Timings resultNanos = new Timings();
    final Timings revealMillis = new Timings();
    long firstNanos = Long.MAX_VALUE;
    long lastNanos = Long.MIN_VALUE;
    int answered;

    Round(Question question) {
      this.question = question;
    }
  }

  private final AcceptedFile acceptedFile;
  private final Map<Long, Round> rounds = new TreeMap<>();
  private final Timings acceptedNanos = new Timings();
  private final Timings finishToResultsNanos = new Timings();
  private final Map<String, Integer> refusals = new TreeMap<>();
  private final Map<String, Integer> eliminations = new TreeMap<>();
  private long finishNanos;
  private long framesIn;
  private long framesOut;
  private int sockets;
  private int opened;
  private int answersSent;
  private int wronglyOut;
  private int unheard;
  private int lastNumber;
  private int lastTotal;
  private long lastProgressNanos = System.nanoTime();

  GameLog(AcceptedFile acceptedFile) {
    this.acceptedFile = acceptedFile;
  }

  synchronized void opened() {
    sockets++;
    opened++;
  }

  synchronized void closed() {
    sockets--;
  }

  synchronized void sent() {
    framesOut++;
  }

  synchronized void received(ServerFrame frame) {
    framesIn++;
    if (!(frame instanceof ServerFrame.Noise)) {
      lastProgressNanos = System.nanoTime();
    }
  }

  synchronized void question(Question question, long nanos) {
    Round round = rounds.computeIfAbsent(question.questionId(), _ -> new Round(question));
    round.lagMillis.add(System.currentTimeMillis() - question.serverTimestamp());
    round.firstNanos = Math.min(round.firstNanos, nanos);
    round.lastNanos = Math.max(round.lastNanos, nanos);
    if (question.number() > lastNumber) {
      lastNumber = question.number();
      lastTotal = question.total();
    }
  }

  synchronized void answered(long questionId) {
    answersSent++;
    Round round = rounds.get(questionId);
    if (round != null) {
      round.answered++;
    }
  }

  /**
   * @param latencyNanos time since the answer was first sent, or -1 if this bot sent none
   */
  synchronized void accepted(
      long userId, long quizId, Accepted accepted, long latencyNanos, boolean first) {
    try {
      acceptedFile.append(userId, quizId, accepted, latencyNanos / 1e6);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!first || latencyNanos < 0) {
      return;
    }
    acceptedNanos.add(latencyNanos);
    Round round = rounds.get(accepted.questionId());
    if (round != null) {
      round.acceptedNanos.add(latencyNanos);
    }
  }

  synchronized void result(long questionId, long sinceAnswerNanos) {
    Round round = rounds.get(questionId);
    if (round != null) {
      round.resultNanos.add(sinceAnswerNanos);
    }
  }

  synchronized void reveal(long questionId) {
    Round round = rounds.get(questionId);
    if (round != null) {
      long windowEnd =
          round.question.serverTimestamp()
              + round.question.limitSeconds() * 1000L
              + Script.LATE_GRACE_MILLIS;
      round.revealMillis.add(System.currentTimeMillis() - windowEnd);
    }
  }

  synchronized void eliminated(String reason) {
    eliminations.merge(reason, 1, Integer::sum);
  }

  /** Counts a player who was eliminated although a right answer was sent on time. */
  synchronized void wronglyOut(boolean acknowledged) {
    if (acknowledged) {
      wronglyOut++;
    } else {
      unheard++;
    }
  }

  synchronized void finish(long nanos) {
    finishNanos = nanos;
  }

  synchronized void results(long nanos) {
    if (finishNanos != 0) {
      finishToResultsNanos.add(nanos - finishNanos);
    }
  }

  synchronized void refused(String reason) {
    // Removes ids from the texts, so that equal refusals are counted together.
    refusals.merge(reason.replaceAll("\\d+", "#"), 1, Integer::sum);
  }

  synchronized long nanosSinceProgress() {
    return System.nanoTime() - lastProgressNanos;
  }

  synchronized boolean anyQuestion() {
    return !rounds.isEmpty();
  }

  synchronized int sockets() {
    return sockets;
  }

  synchronized String liveLine() {
    int out = eliminations.values().stream().mapToInt(Integer::intValue).sum();
    return "question %d/%d | sockets %d | in %d out %d | answered %d accepted %s | out %d"
        .formatted(
            lastNumber,
            lastTotal,
            sockets,
            framesIn,
            framesOut,
            answersSent,
            acceptedNanos.spread(1e6),
            out);
  }

  synchronized GameReport report(long quizId, List<PlayerStory> stories) {
    List<GameReport.Round> reported = new ArrayList<>();
    for (Round round : rounds.values()) {
      reported.add(
          new GameReport.Round(
              round.question.number(),
              round.question.questionId(),
              round.answered,
              round.lagMillis.spread(1),
              (round.lastNanos - round.firstNanos) / 1e6,
              round.acceptedNanos.spread(1e6),
              round.resultNanos.spread(1e6),
              round.revealMillis.spread(1)));
    }
    int sawResults = (int) stories.stream().filter(PlayerStory::sawResults).count();
    int survivors =
        (int) stories.stream().filter(story -> story.out() == null && !story.spectator()).count();
    return new GameReport(
        quizId,
        stories.size(),
        opened,
        framesIn,
        framesOut,
        answersSent,
        acceptedNanos.spread(1e6),
        finishToResultsNanos.spread(1e6),
        reported,
        Map.copyOf(eliminations),
        Map.copyOf(refusals),
        survivors,
        sawResults,
        wronglyOut,
        unheard);
  }
}
