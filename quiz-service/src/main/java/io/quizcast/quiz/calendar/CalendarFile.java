package io.quizcast.quiz.calendar;

import io.quizcast.quiz.quizzes.QuizEntity;
import io.quizcast.quiz.quizzes.QuizStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes a quiz as a calendar entry (RFC 5545). After an edit the new entry has the same {@code
 * UID} and a higher {@code SEQUENCE}, so calendars replace the old one.
 */
final class CalendarFile {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Length of the entry; no game of ten questions takes longer. */
  private static final Duration LENGTH = Duration.ofMinutes(30);

  /** Maximum length of a line without its line break (RFC 5545 §3.1). */
  private static final int LINE_BYTES = 75;

  private final StringBuilder file = new StringBuilder();

  private CalendarFile() {}

  static String of(QuizEntity quiz) {
    CalendarFile calendar = new CalendarFile();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Quizcast//Quizzes//EN");
    calendar.line("METHOD:PUBLISH");
    calendar.event(quiz);
    calendar.line("END:VCALENDAR");
    return calendar.file.toString();
  }

  private void event(QuizEntity quiz) {
    line("BEGIN:VEVENT");
    line("UID:quiz-" + quiz.id + "@quizcast");
    line("SEQUENCE:" + quiz.version);
    line("DTSTAMP:" + utc(quiz.updatedAt));
    line("DTSTART:" + utc(quiz.scheduledTime));
    line("DTEND:" + utc(quiz.scheduledTime.plus(LENGTH)));
    line("SUMMARY:" + text(quiz.title));
    if (!quiz.description.isEmpty()) {
      line("DESCRIPTION:" + text(quiz.description));
    }
    line("STATUS:" + (quiz.status == QuizStatus.CANCELLED ? "CANCELLED" : "CONFIRMED"));
    line("BEGIN:VALARM");
    line("ACTION:DISPLAY");
    line("DESCRIPTION:" + text(quiz.title));
    line("TRIGGER:-PT10M");
    line("END:VALARM");
    line("END:VEVENT");
  }

  private static String utc(Instant time) {
    return UTC.format(time);
  }

  private static String text(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r\n", "\\n")
        .replace("\n", "\\n")
        .replaceAll("\\p{Cntrl}", "");
  }

  /** Folds long lines at a character boundary, never inside a character. */
  private void line(String content) {
    int room = LINE_BYTES;
    for (int i = 0; i < content.length(); ) {
      String character = Character.toString(content.codePointAt(i));
      int bytes = character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > room) {
        file.append("\r\n ");
        room = LINE_BYTES - 1;
      }
      file.append(character);
      room -= bytes;
      i += character.length();
    }
    file.append("\r\n");
  }
}
