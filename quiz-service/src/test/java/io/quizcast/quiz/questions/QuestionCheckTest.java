package io.quizcast.quiz.questions;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.quiz.refusal.ValidationError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuestionCheckTest {
  private final List<ValidationError> errors = new ArrayList<>();

  private Optional<QuestionDraft> check(QuestionCheck.Kind kind, QuestionInput input) {
    return new QuestionCheck(kind, errors).check(0, input);
  }

  private static QuestionInput input(String text, List<String> options, Integer correct) {
    return new QuestionInput(
        text, options, null, null, null, null, null, correct, 3, null, null, null, null, null, null,
        null, null, null, null, null);
  }

  @Test
  void fillsInTheDefaultsOfOwnAndPoolQuestions() {
    QuestionInput input = input(" What? ", List.of(" yes ", "no"), 0);
    assertThat(check(QuestionCheck.Kind.OWN, input))
        .hasValueSatisfying(
            draft -> {
              assertThat(draft.pointValue()).isEqualTo(10);
              assertThat(draft.timeLimitSec()).isEqualTo(10);
              assertThat(draft.texts().main())
                  .isEqualTo(new Wording("What?", List.of("yes", "no"), null));
            });
    assertThat(check(QuestionCheck.Kind.POOL, input))
        .hasValueSatisfying(draft -> assertThat(draft.pointValue()).isEqualTo(1));
    assertThat(errors).isEmpty();
  }

  @Test
  void reportsEveryErrorOfAnElement() {
    assertThat(
            check(
                QuestionCheck.Kind.POOL,
                new QuestionInput(
                    "x",
                    Arrays.asList("same", "same", null),
                    null,
                    List.of("бір"),
                    null,
                    List.of("one"),
                    null,
                    7,
                    6,
                    61,
                    101,
                    0,
                    "e".repeat(501),
                    "k",
                    "e",
                    "ftp://example.org",
                    "c".repeat(101),
                    Arrays.asList("tag", null),
                    null,
                    null)))
        .isEmpty();
    assertThat(errors)
        .extracting(ValidationError::field)
        .containsExactlyInAnyOrder(
            "text",
            "options[2]",
            "options",
            "text_kk",
            "correct_option",
            "difficulty",
            "time_limit_sec",
            "point_value",
            "position",
            "tags[1]",
            "explanation",
            "text_en",
            "explanation_source",
            "category");
  }

  @Test
  void theRightOptionMustBeAmongTheOptions() {
    check(QuestionCheck.Kind.OWN, input("What?", List.of("yes", "no"), 2));
    check(QuestionCheck.Kind.OWN, input("What?", List.of("yes", "no"), null));
    check(QuestionCheck.Kind.OWN, input("What?", List.of("yes", "no"), -1));
    assertThat(errors).extracting(ValidationError::field).containsOnly("correct_option").hasSize(3);
  }

  @Test
  void otherLanguagesHaveTheSameNumberOfOptionsOrNone() {
    QuestionInput input =
        QuestionInput.of(
            Map.of(
                "en", new Wording("What?", List.of("yes", "no"), "Because."),
                "de", new Wording("Was denn?", List.of("ja"), null),
                "not a language", new Wording("Hm?", List.of(), null)),
            0,
            1,
            null,
            null,
            null,
            QuestionInput.Details.NONE);
    assertThat(check(QuestionCheck.Kind.POOL, input)).isEmpty();
    assertThat(errors)
        .extracting(ValidationError::field)
        .containsExactlyInAnyOrder("texts", "texts.de");
  }

  @Test
  void theSameQuestionWrittenDifferentlyHasOneFingerprint() {
    assertThat(Fingerprint.of("Ёлка —  это дерево?")).isEqualTo(Fingerprint.of("елка это ДЕРЕВО"));
    assertThat(Fingerprint.of("2 + 2?")).isNotEqualTo(Fingerprint.of("2 - 2?"));
    assertThat(Fingerprint.of("???")).isNotEqualTo(Fingerprint.of("!!!"));
  }
}
