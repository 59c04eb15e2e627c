package io.quizcast.quiz.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.quiz.quizzes.QuizEntity;
import io.quizcast.quiz.quizzes.QuizStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CalendarFileTest {
  @Test
  void anEntryHasTitleTimeAndStatus() {
    QuizEntity quiz = quiz();
    assertThat(CalendarFile.of(quiz).split("\r\n"))
        .contains(
            "UID:quiz-17@quizcast",
            "SEQUENCE:3",
            "DTSTAMP:20261120T080000Z",
            "DTSTART:20261125T143000Z",
            "DTEND:20261125T150000Z",
            "SUMMARY:Кубок\\; финал\\, часть 1",
            "DESCRIPTION:Первый\\nвторой",
            "STATUS:CONFIRMED",
            "TRIGGER:-PT10M");
    quiz.status = QuizStatus.CANCELLED;
    assertThat(CalendarFile.of(quiz)).contains("\r\nSTATUS:CANCELLED\r\n");
  }

  @Test
  void longLinesAreFoldedBetweenCharacters() {
    QuizEntity quiz = quiz();
    quiz.title = "Қазақстан тарихы ".repeat(10).strip();
    String file = CalendarFile.of(quiz);
    for (String line : file.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
    assertThat(file.replace("\r\n ", "")).contains("SUMMARY:" + quiz.title + "\r\n");
  }

  @Test
  void noTextCanInjectALine() {
    QuizEntity quiz = quiz();
    quiz.title = "A\r\nATTENDEE:mailto:x@example.com\rEND:VEVENT";
    assertThat(CalendarFile.of(quiz).split("\r\n|\r|\n")).noneMatch(l -> l.startsWith("ATTENDEE"));
  }

  private static QuizEntity quiz() {
    QuizEntity quiz = new QuizEntity();
    quiz.id = 17L;
    quiz.version = 3;
    quiz.title = "Кубок; финал, часть 1";
    quiz.description = "Первый\nвторой";
    quiz.scheduledTime = Instant.parse("2026-11-25T14:30:00Z");
    quiz.updatedAt = Instant.parse("2026-11-20T08:00:00Z");
    return quiz;
  }
}
