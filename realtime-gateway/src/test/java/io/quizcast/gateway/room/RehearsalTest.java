package io.quizcast.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearsalTest {

  @Test
  void aRehearsalGoesThroughAWholeQuestion() {
    assertThat(Rehearsal.game()).isGreaterThan(300 * 200);
  }
}
