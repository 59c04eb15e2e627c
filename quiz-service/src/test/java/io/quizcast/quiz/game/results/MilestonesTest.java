package io.quizcast.quiz.game.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MilestonesTest {

  @Test
  void aGameWhoseResultsFitIntoOneChunkWritesThemWithItsEnd() {
    assertThat(chunks(5_000, 5_000)).containsExactly(5_000);
    assertThat(chunks(5_000, 1)).containsExactly(1);
    assertThat(chunks(2, 2)).containsExactly(2);
  }

  @Test
  void theEndOfALargerGameWritesFewResults() {
    assertThat(chunks(5_000, 12_500)).containsExactly(1_000, 6_000, 11_000, 12_500);
    assertThat(chunks(5_000, 5_001)).containsExactly(1_000, 5_001);
  }

  @Test
  void chunksSmallerThanARecordOfUserServiceAreAllEquallyLarge() {
    assertThat(chunks(2, 5)).containsExactly(2, 4, 5);
  }

  private static List<Integer> chunks(int chunk, int total) {
    Milestones milestones = new Milestones(new ObjectMapper(), 0, chunk);
    List<Integer> ends = new ArrayList<>();
    for (int at = 0; at < total; at = ends.getLast()) {
      ends.add(milestones.until(at, total));
    }
    return ends;
  }
}
