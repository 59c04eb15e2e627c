package io.quizcast.guard.installation;

import io.quizcast.guard.RequestRefused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;

/** Checks the birth dates that users enter. */
@ApplicationScoped
public class BirthDates {
  /** An older birth date is considered a typing error. */
  static final int MAX_AGE = 130;

  private final Installation installation;

  BirthDates(Installation installation) {
    this.installation = installation;
  }

  /**
   * Returns the date of a text in the form {@code YYYY-MM-DD}. Fails with 400 if there is no such
   * day or the person is younger than the minimum age. Parsed here instead of by Jackson, which
   * also accepts times, arrays and numbers as dates.
   */
  public LocalDate accepted(String text) {
    LocalDate born = parsed(text);
    int age = Period.between(born, LocalDate.now(Installation.TIME_ZONE)).getYears();
    if (age < installation.minimumAge()) {
      String tooYoung = "You must be at least %d years old".formatted(installation.minimumAge());
      throw RequestRefused.invalid(tooYoung);
    }
    if (age > MAX_AGE) {
      throw RequestRefused.invalid("The birth date is not right");
    }
    return born;
  }

  private static LocalDate parsed(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException noDay) {
      throw RequestRefused.invalid("The birth date is not right");
    }
  }
}
