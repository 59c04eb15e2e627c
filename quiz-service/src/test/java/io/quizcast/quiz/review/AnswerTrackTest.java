package io.quizcast.quiz.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTrackTest {

  private static AnswerTrack track(long user, int... optionsAndTimes) {
    AnswerTrack track = new AnswerTrack(user);
    for (int i = 0; i < optionsAndTimes.length; i += 2) {
      track.add(100 + i, optionsAndTimes[i], optionsAndTimes[i + 1]);
    }
    return track;
  }

  @Test
  void equalAnswersAtEqualTimesAreOneSuspicion() {
    AnswerTrack one = track(1, 2, 1_000, 0, 2_000, 3, 1_500);
    AnswerTrack shadow = track(2, 2, 1_050, 0, 2_110, 3, 1_500);
    AnswerTrack sameButLater = track(3, 2, 1_060, 0, 2_130, 3, 1_500);
    AnswerTrack otherOption = track(4, 2, 1_000, 1, 2_000, 3, 1_500);

    assertThat(AnswerTrack.alike(List.of(sameButLater, one, otherOption, shadow)))
        .singleElement()
        .satisfies(
            alike -> {
              assertThat(alike.users()).containsExactly(1L, 2L);
              assertThat(alike.evidence()).contains("110 ms");
            });
  }

  @Test
  void fewAnswersAreNoEvidence() {
    assertThat(AnswerTrack.alike(List.of(track(1, 2, 1_000), track(2, 2, 1_000)))).isEmpty();
    assertThat(track(1, 2, 100, 2, 100).inhuman()).isEmpty();
  }

  @Test
  void answerTimesThatNoPersonHasAreReported() {
    assertThat(track(1, 2, 200, 0, 300, 3, 340, 1, 4_000).inhuman())
        .contains("3 of 4 answers within 350 ms");
    assertThat(track(1, 2, 3_000, 0, 3_020, 3, 3_040).inhuman()).isPresent();
    assertThat(track(1, 2, 900, 0, 3_020, 3, 1_040).inhuman()).isEmpty();
  }
}
