package io.quizcast.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Protocol §3, t0: it is set once per loop and version, and never reset. */
class LoopQuestionTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @Test
  void t0IsNeverResetByAReconnectOrResync() {
    LoopQuestion question = new LoopQuestion(5 * SECOND, () -> {});
    question.openAt(SECOND);

    question.openAt(4 * SECOND);

    assertThat(question.openedAt()).isEqualTo(SECOND);
    assertThat(question.elapsedMs(3 * SECOND)).isEqualTo(2_000);
  }

  @Test
  void anAnswerThatArrivedBeforeT0HasNoElapsedTime() {
    LoopQuestion question = new LoopQuestion(5 * SECOND, () -> {});
    assertThat(question.elapsedMs(SECOND)).as("before t0 is known").isZero();
    question.openAt(2 * SECOND);
    assertThat(question.elapsedMs(SECOND)).isZero();
  }

  @Test
  void theWindowIsPastOnlyAfterItsLastMoment() {
    LoopQuestion question = new LoopQuestion(5 * SECOND, () -> {});
    assertThat(question.isPast(100 * SECOND)).as("before t0 is known").isFalse();
    question.openAt(SECOND);

    assertThat(question.isPast(6 * SECOND)).isFalse();
    assertThat(question.isPast(6 * SECOND + 1)).isTrue();
  }
}
