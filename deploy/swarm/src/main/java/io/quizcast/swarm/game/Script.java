package io.quizcast.swarm.game;

import io.quizcast.swarm.game.ServerFrame.Question;
import io.quizcast.swarm.quiz.AnswerKey;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * What one bot does in each question. The same seed, bot and question always give the same move,
 * even if the question is sent again after a reconnect.
 */
public final class Script {
  /** How long the window stays open after the time limit (the late grace of the contract). */
  static final int LATE_GRACE_MILLIS = 500;

  /** Whether the bot answers, and whether it drops its socket first. */
  enum Kind {
    ANSWER,
    ANSWER_TWICE,
    DROP_THEN_ANSWER,
    SILENCE
  }

  /**
   * @param afterMillis time after receipt of the question
   */
  record Move(Kind kind, int option, int secondOption, int afterMillis) {}

  /**
   * @param troubleAt the number of the trouble question of all bots; if 0, the seed determines one
   *     for each bot
   */
  public record Pace(int minMillis, int maxMillis, int troubleAt) {}

  private final Behaviour behaviour;
  private final AnswerKey key;
  private final Pace pace;
  private final long seed;

  public Script(Behaviour behaviour, AnswerKey key, Pace pace, long seed) {
    this.behaviour = behaviour;
    this.key = key;
    this.pace = pace;
    this.seed = seed;
  }

  Behaviour behaviour() {
    return behaviour;
  }

  OptionalInt rightOption(Question question) {
    return key.rightOption(question.text());
  }

  Move move(Question question) {
    SplittableRandom random = new SplittableRandom(seed * 31 + question.number());
    int limit = question.limitSeconds() * 1000;
    int soon = Math.min(random.nextInt(pace.minMillis(), pace.maxMillis() + 1), limit - 100);
    int right =
        rightOption(question).orElseGet(() -> question.options().get(any(question, random)));
    boolean trouble = question.number() == troubleNumber(question.total());
    return switch (behaviour) {
      case GOOD -> answer(right, soon);
      case SLOW -> answer(right, limit - random.nextInt(200, 1000));
      case GUESSING -> answer(question.options().get(any(question, random)), soon);
      case HASTY -> new Move(Kind.ANSWER_TWICE, right, other(question.options(), right), soon);
      case WRONG -> answer(trouble ? other(question.options(), right) : right, soon);
      case LATE -> answer(right, trouble ? limit + LATE_GRACE_MILLIS + 1500 : soon);
      case SILENT -> trouble ? new Move(Kind.SILENCE, right, right, 0) : answer(right, soon);
      case RECONNECTING ->
          trouble ? new Move(Kind.DROP_THEN_ANSWER, right, right, soon / 2) : answer(right, soon);
    };
  }

  private int troubleNumber(int total) {
    if (pace.troubleAt() > 0) {
      return pace.troubleAt();
    }
    return new SplittableRandom(seed).nextInt(1, Math.max(total, 1) + 1);
  }

  private static int any(Question question, SplittableRandom random) {
    return random.nextInt(question.options().size());
  }

  private static Move answer(int option, int afterMillis) {
    return new Move(Kind.ANSWER, option, option, afterMillis);
  }

  private static int other(List<Integer> options, int right) {
    int at = options.indexOf(right);
    return options.get((at + 1) % options.size());
  }
}
