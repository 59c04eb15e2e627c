package io.quizcast.e2e.chaos;

import io.quizcast.e2e.canary.FrameEar.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long the players of a game waited for overdue frames. */
final class Overdue {
  private static final long FIRST_QUESTION_MILLIS = 500;
  private static final long LATE_GRACE_MILLIS = 500;
  private static final long BETWEEN_MILLIS = 1000;
  private static final long FINISH_MILLIS = 2500;

  /** If a frame is delayed by more than this after a fault, the fault was not the cause. */
  private static final long AFTERMATH_NANOS = TimeUnit.SECONDS.toNanos(8);

  /**
   * @param millis time beyond what the rules allow between the two steps
   */
  private record Wait(long fromNanos, long toNanos, long millis) {}

  private final List<Wait> waits = new ArrayList<>();

  Overdue(List<Step> steps, int limitSeconds) {
    for (int i = 1; i < steps.size(); i++) {
      Step before = steps.get(i - 1);
      Step step = steps.get(i);
      long took = TimeUnit.NANOSECONDS.toMillis(step.nanos() - before.nanos());
      long due = due(before, step, limitSeconds);
      waits.add(new Wait(before.nanos(), step.nanos(), Math.max(0, took - due)));
    }
  }

  private static long due(Step before, Step step, int limitSeconds) {
    return switch (step.type()) {
      case "quiz:question" ->
          before.type().equals("quiz:start") ? FIRST_QUESTION_MILLIS : BETWEEN_MILLIS;
      case "quiz:answer_reveal" -> limitSeconds * 1000L + LATE_GRACE_MILLIS;
      case "quiz:finish" -> FINISH_MILLIS;
      default -> 0;
    };
  }

  /** The longest delay of the game. */
  long longestMillis() {
    return waits.stream().mapToLong(Wait::millis).max().orElse(0);
  }

  /** The longest delay that a fault at this moment may have caused. */
  long behindMillis(long faultNanos) {
    return waits.stream()
        .filter(wait -> wait.toNanos() - faultNanos > 0)
        .filter(wait -> wait.fromNanos() - faultNanos < AFTERMATH_NANOS)
        .mapToLong(Wait::millis)
        .max()
        .orElse(0);
  }
}
