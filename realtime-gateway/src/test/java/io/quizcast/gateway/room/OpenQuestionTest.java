package io.quizcast.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.Question;
import io.quizcast.contracts.game.Question.Wording;
import io.quizcast.contracts.game.rules.Window;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Protocol §3, Acknowledge: what may be called accepted, and when the window is over. */
class OpenQuestionTest {
  private static final long OPENED = 1_000_000;
  private static final long HARD_CLOSE = OPENED + 100 + 5_000 + 500 + 10_000;
  private static final GameSettings SETTINGS =
      new GameSettings(1, 1, 100, true, 500, 10_000, 3_000, 500, 1_000, 2_500);

  private static Window window(boolean out) {
    Question question = new Question(7, 5, 1, Map.of("ru", new Wording("?", List.of("a", "b"))));
    return new Window(
        1, question, 9, 5, 3, OPENED, out, false, 0, 0, out ? HARD_CLOSE : 0, Set.of());
  }

  private static OpenQuestion question(boolean out) {
    return new OpenQuestion(window(out), SETTINGS, 3, 0);
  }

  @Test
  void anAnswerIsSafeWellBeforeTheHardClose() {
    OpenQuestion open = question(true);

    assertThat(open.isSafe(HARD_CLOSE - 1_001, HARD_CLOSE)).isTrue();
    assertThat(open.isSafe(HARD_CLOSE - 1_000, HARD_CLOSE)).isFalse();
  }

  @Test
  void anAnswerIsSafeOnlyWhileTheLastBeatAheadOfItIsYoung() {
    OpenQuestion open = question(true);

    assertThat(open.isSafe(OPENED + 1_999, OPENED)).isTrue();
    assertThat(open.isSafe(OPENED + 2_000, OPENED)).isFalse();
    assertThat(open.isSafe(OPENED + 10, 0)).as("no beat confirmed").isFalse();
  }

  @Test
  void beforeTheWindowIsKnownItsHardCloseIsBoundedFromBelow() {
    OpenQuestion open = question(false);

    assertThat(open.isSafe(OPENED + 14_000, OPENED + 14_000)).isTrue();
    assertThat(open.isSafe(OPENED + 14_500, OPENED + 14_500)).isFalse();
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
  void heldAnswersKeepTheWindowFromBeingOver() {
    OpenQuestion open = question(true);
    open.hold(new OpenQuestion.Held(0, 1, 1, 0, new LoopQuestion(1, () -> {}), AnswerTrace.NONE));
    open.close();

    assertThat(open.isReadyForOver()).isFalse();
    assertThat(open.release()).hasSize(1);
    assertThat(open.isReadyForOver()).isTrue();
  }

  @Test
  void theMomentItOpenedIsToldFromTheHardClose() {
    assertThat(question(true).openedAtBroker()).isEqualTo(OPENED + 100);
  }

  @Test
  void anAnswerThatGotLostMayBeTappedAgain() {
    OpenQuestion open = question(true);
    open.tapped(1, 0);
    assertThat(open.hasTapped(1)).isTrue();

    open.lost(1);

    assertThat(open.hasTapped(1)).isFalse();
  }
}
