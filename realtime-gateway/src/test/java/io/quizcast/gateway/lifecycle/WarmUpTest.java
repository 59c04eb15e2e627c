package io.quizcast.gateway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmUpTest {

  @Test
  void theWarmUpPlaysAWholeQuestion() {
    assertThat(WarmUp.game()).isGreaterThan(300 * 200);
  }
}
