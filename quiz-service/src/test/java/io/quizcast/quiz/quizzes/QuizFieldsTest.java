package io.quizcast.quiz.quizzes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuizFieldsTest {
  @Test
  void aCopyTitleHasOneMarkAndAtMostAHundredCharacters() {
    assertThat(QuizFields.copyTitle("X")).isEqualTo("X (Копия)");
    assertThat(QuizFields.copyTitle("X (Копия)")).isEqualTo("X (Копия)");
    assertThat(QuizFields.copyTitle("X (Копия 3) y")).isEqualTo("X (Копия)");
    assertThat(QuizFields.copyTitle("a".repeat(100))).isEqualTo("a".repeat(92) + " (Копия)");
    assertThat(QuizFields.copyTitle("😀".repeat(100))).isEqualTo("😀".repeat(92) + " (Копия)");
  }
}
