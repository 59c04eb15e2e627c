package io.quizcast.contracts.game.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of contract quizzes-and-engine §14 and the boundaries of §4.1, in integers. */
class DifficultyTest {

  @ParameterizedTest
  @CsvSource({
    "1, -1, 1",
    "2, 1000, 2",
    "2, 799, 1",
    "2, 800, 2",
    "3, 1000, 3",
    "3, 951, 3",
    "3, 950, 2",
    "3, 740, 1",
    "4, 1000, 4",
    "4, -1, 3",
    "5, 0, 2",
    "5, 800, 3",
    "5, 801, 4",
    "7, 450, 4",
    "7, 449, 3",
    "8, 590, 5",
    "10, 470, 5",
    "11, 1000, 4",
    "12, 399, 2",
  })
  void wanted(int number, int previousRate, int expected) {
    assertThat(Difficulty.wanted(number, previousRate)).isEqualTo(expected);
  }
}
