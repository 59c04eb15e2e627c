package io.quizcast.guard.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizcast.guard.language.ErrorTexts;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BirthDatesTest {
  private final LocalDate today = LocalDate.now(Installation.TIME_ZONE);

  @ParameterizedTest
  @ValueSource(ints = {16, 18, 21})
  void theMinimumAgeIsASettingAndStandsInTheErrorInEveryLanguage(int age) {
    BirthDates births = of(age);
    LocalDate birthday = today.minusYears(age);
    assertThat(births.accepted(birthday.toString())).isEqualTo(birthday);
    assertThatThrownBy(() -> births.accepted(birthday.plusDays(1).toString()))
        .hasMessage("You must be at least " + age + " years old")
        .satisfies(
            refused -> {
              ErrorTexts texts = new ErrorTexts(List.of("ru", "kk"));
              assertThat(texts.translate(refused.getMessage(), "ru"))
                  .isEqualTo("Вам должно быть не меньше " + age + " лет");
              assertThat(texts.translate(refused.getMessage(), "kk"))
                  .isEqualTo("Сіз кемінде " + age + " жаста болуыңыз керек");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"1990-13-40", "1990-05-17T00:00", " 1990-05-17", "", "1850-01-01"})
  void anImpossibleDateIsRefused(String text) {
    assertThatThrownBy(() -> of(18).accepted(text)).hasMessage("The birth date is not right");
  }

  private static BirthDates of(int minimumAge) {
    return new BirthDates(
        new Installation() {
          @Override
          public int minimumAge() {
            return minimumAge;
          }

          @Override
          public List<String> languages() {
            return List.of();
          }
        });
  }
}
