package io.quizcast.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.Question;
import io.quizcast.contracts.game.Question.Wording;
import io.quizcast.contracts.game.Window;
import io.quizcast.gateway.trace.AnswerTrace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Protocol §3, Acknowledge: which answers may be acknowledged, and when the window is over. */
class OpenQuestionTest {
  private static final long OPENED = 1_000_000;
  private static final long HARD_CLOSE = OPENED + 100 + 5_000 + 500 + 10_000;
  private static final GameSettings SETTINGS =
      new GameSettings(1, 1, 100, true, 500, 10_000, 3_000, 500, 1_000, 2_500, 1_000);

  private static Window window(boolean out) {
    Question question = new Question(7, 5, 1, Map.of("ru", new Wording("?", List.of("a", "b"))));
    return new Window(
        1, question, 9, 5, 3, OPENED, out, false, 0, 0, out ? HARD_CLOSE : 0, Set.of(), null);
  }

  private static OpenQuestion question(boolean out) {
    return new OpenQuestion(window(out), SETTINGS, 3, 0);
  }

  /** Returns heartbeats once a second, from well before the question opened until {@code last}. */
  private static HeartbeatChain heartbeatsUntil(long last) {
    HeartbeatChain heartbeats = new HeartbeatChain();
    for (long at = OPENED - 5_000 + (last - OPENED) % 1_000; at <= last; at += 1_000) {
      heartbeats.confirmed(at, 2_000);
    }
    return heartbeats;
  }

  @Test
  void anAnswerIsSafeWellBeforeTheHardClose() {
    OpenQuestion open = question(true);

    assertThat(open.isSafe(HARD_CLOSE - 1_001, heartbeatsUntil(HARD_CLOSE - 1_001))).isTrue();
    assertThat(open.isSafe(HARD_CLOSE - 1_000, heartbeatsUntil(HARD_CLOSE - 1_000))).isFalse();
  }

  @Test
  void anAnswerIsSafeOnlyIfTheHeartbeatBeforeItIsRecent() {
    OpenQuestion open = question(true);

    assertThat(open.isSafe(OPENED + 1_999, heartbeatsUntil(OPENED))).isTrue();
    assertThat(open.isSafe(OPENED + 2_000, heartbeatsUntil(OPENED))).isFalse();
    assertThat(open.isSafe(OPENED + 10, new HeartbeatChain()))
        .as("no heartbeat confirmed")
        .isFalse();
  }

  /**
   * A gateway is suspended while the question closes. When it resumes, its first heartbeat and the
   * next answer that it reads are close together in the log, but both come after the close, which
   * it has not received yet.
   */
  @Test
  void aRecentHeartbeatAfterAGapDoesNotMakeAnAnswerSafe() {
    OpenQuestion open = question(true);
    HeartbeatChain heartbeats = heartbeatsUntil(OPENED + 2_000);
    heartbeats.confirmed(OPENED + 2_000 + 4_700, 2_000);

    assertThat(open.isSafe(OPENED + 6_710, heartbeats)).isFalse();
    heartbeats.confirmed(OPENED + 7_700, 2_000);
    assertThat(open.isSafe(OPENED + 7_710, heartbeats))
        .as("until the end of this question")
        .isFalse();
  }

  /** The gateway was started, or got its first player, during the open question. */
  @Test
  void noAnswerIsSafeIfTheRoomWasNotListedBeforeTheQuestionOpened() {
    OpenQuestion open = question(true);
    HeartbeatChain heartbeats = new HeartbeatChain();
    heartbeats.confirmed(OPENED - 999, 2_000);
    assertThat(open.isSafe(OPENED + 10, heartbeats)).as("brokers' clocks differ").isFalse();

    HeartbeatChain earlier = new HeartbeatChain();
    earlier.confirmed(OPENED - 1_000, 2_000);
    assertThat(open.isSafe(OPENED + 10, earlier)).isTrue();
    earlier.end();
    earlier.confirmed(OPENED + 20, 2_000);
    assertThat(open.isSafe(OPENED + 30, earlier)).as("listed again").isFalse();
  }

  @Test
  void beforeTheWindowIsKnownTheEarliestHardCloseIsAssumed() {
    OpenQuestion open = question(false);

    assertThat(open.isSafe(OPENED + 14_000, heartbeatsUntil(OPENED + 14_000))).isTrue();
    assertThat(open.isSafe(OPENED + 14_500, heartbeatsUntil(OPENED + 14_500))).isFalse();
  }

  @Test
  void theWindowIsOverWhenEveryStampedAnswerIsConfirmed() {
    OpenQuestion open = question(true);
    open.tapped(0, 1);
    open.sent();
    open.close();
    assertThat(open.isReadyForOver()).isFalse();

    open.confirmed();

    assertThat(open.isReadyForOver()).isTrue();
    open.overPut();
    assertThat(open.isReadyForOver()).isFalse();
  }

  @Test
  void theWindowIsNotOverWhileAnswersAreHeld() {
    OpenQuestion open = question(true);
    open.hold(new OpenQuestion.Held(0, 1, 1, 0, new LoopQuestion(1, () -> {}), AnswerTrace.NONE));
    open.close();

    assertThat(open.isReadyForOver()).isFalse();
    assertThat(open.release()).hasSize(1);
    assertThat(open.isReadyForOver()).isTrue();
  }

  @Test
  void theOpeningTimeIsDerivedFromTheHardClose() {
    assertThat(question(true).openedAtBroker()).isEqualTo(OPENED + 100);
  }

  @Test
  void afterALostAnswerThePlayerMayAnswerAgain() {
    OpenQuestion open = question(true);
    open.tapped(1, 0);
    assertThat(open.hasTapped(1)).isTrue();

    open.lost(1);

    assertThat(open.hasTapped(1)).isFalse();
  }

  @Test
  void afterARebuildT0IsEstimatedFromBrokerTimeNotFromTheWallClock() {
    OpenQuestion open = question(true);
    long confirmed = 77_000_000_000L;

    assertThat(open.boundedStart(OPENED + 100 + 2_000, confirmed))
        .isEqualTo(confirmed - 2_000_000_000L);
    assertThat(open.boundedStart(OPENED - 5_000, confirmed))
        .as("the broker's clock stepped back: counts as opened now, which penalises nobody")
        .isEqualTo(confirmed);
  }

  @Test
  void anAnswerAfterTheLateGraceIsNotInTime() {
    OpenQuestion open = question(true);

    assertThat(open.isInTime(5_500)).isTrue();
    assertThat(open.isInTime(5_501)).isFalse();
  }
}
