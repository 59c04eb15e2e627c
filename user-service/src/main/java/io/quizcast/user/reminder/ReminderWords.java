package io.quizcast.user.reminder;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of reminders in one language. Times are written in the format of that language. */
record ReminderWords(Locale language, ResourceBundle words) {
  /** The time zone of the start time in the texts. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

  static ReminderWords in(Locale language) {
    return new ReminderWords(
        language,
        ResourceBundle.getBundle(
            "mail/reminder",
            language,
            ReminderWords.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  String day(Instant start) {
    return at(start, words.getString("day"));
  }

  String time(Instant start) {
    return at(start, "HH:mm");
  }

  String filled(String key, Object... values) {
    return new MessageFormat(words.getString(key), Locale.ROOT).format(values);
  }

  static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }

  private String at(Instant start, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, language).format(start.atZone(ZONE));
  }
}
