package io.quizcast.user.paging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void invalidNumbersMeanTheDefault() {
    assertThat(Page.of(null, null, 50)).isEqualTo(new Page(1, 10));
    assertThat(Page.of("0", "-3", 50)).isEqualTo(new Page(1, 10));
    assertThat(Page.of("x", "1.5", 50)).isEqualTo(new Page(1, 10));
  }

  @Test
  void numbersAboveTheMaximumMeanTheMaximum() {
    assertThat(Page.of("2", "500", 50)).isEqualTo(new Page(2, 50));
    assertThat(Page.of("2", "99999999999", 50)).isEqualTo(new Page(2, 50));
    assertThat(Page.of("99999999999", "10", 50)).isEqualTo(Page.of("2147483647", "10", 50));
  }

  @Test
  void theOffsetOfTheLastPageDoesNotOverflow() {
    assertThat(Page.of("2147483647", "100", 100).offset()).isPositive();
  }
}
