package io.quizcast.quiz.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quizcast.quiz.questions.QuestionDraft;
import io.quizcast.quiz.refusal.ValidationFailed;
import java.util.List;
import org.junit.jupiter.api.Test;

class KahootFileTest {

  @Test
  void theUnchangedTemplateIsRead() throws Exception {
    QuestionFile file = Reading.read(KahootTemplate.workbook(500, sheet -> sheet.value(8, 6, 120)));
    assertThat(file.questions()).hasSize(500);
    QuestionDraft second = file.questions().get(1);
    assertThat(second.texts().main().text()).isEqualTo("В каком году случилось событие номер 2?");
    // Numbers are read as a spreadsheet shows them.
    assertThat(second.texts().main().options()).containsExactly("1901", "1902", "1903", "1904");
    assertThat(second.correctOption()).isEqualTo(1);
    assertThat(second.timeLimitSec()).isEqualTo(20);
    assertThat(second.difficulty()).isEqualTo(3);
    assertThat(file.questions().getFirst().timeLimitSec()).isEqualTo(60);
    assertThat(file.notes()).containsExactly("questions with more than 60 s were given 60 s");
  }

  @Test
  void twentyPlantedErrorsAreEachReportedByCell() throws Exception {
    ValidationFailed found =
        catchThrowableOfType(
            ValidationFailed.class,
            () -> Reading.read(KahootTemplate.workbook(500, PlantedErrors::into)));
    assertThat(found.listed().stream().map(error -> error.cell()).toList())
        .containsExactlyInAnyOrderElementsOf(PlantedErrors.CELLS);
    assertThat(PlantedErrors.CELLS).hasSize(20);
    assertThat(found).hasMessageStartingWith("B10 ").hasMessageEndingWith("(and 19 more)");
    assertThat(found.listed())
        .anySatisfy(
            error -> {
              assertThat(error.cell()).isEqualTo("H250");
              assertThat(error.index()).isEqualTo(241);
              assertThat(error.message()).contains("several answers");
            })
        .anySatisfy(
            error -> {
              assertThat(error.cell()).isEqualTo("C300");
              assertThat(error.message()).contains("merged (C300:D300)");
            });
  }

  @Test
  void anEmptyAnswerBetweenOthersIsReported() throws Exception {
    ValidationFailed found =
        catchThrowableOfType(
            ValidationFailed.class,
            () -> Reading.read(KahootTemplate.workbook(2, sheet -> sheet.value(8, 3, ""))));
    assertThat(found.listed().stream().map(error -> error.cell()).toList())
        .isEqualTo(List.of("D9"));
  }
}
