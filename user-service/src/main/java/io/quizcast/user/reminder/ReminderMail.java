package io.quizcast.user.reminder;

import io.quizcast.user.mail.Email;
import java.net.URI;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The e-mail that reminds a user of a quiz, in the language of their account.
 *
 * @param attempts made so far
 */
record ReminderMail(
    long quizId,
    long userId,
    int attempts,
    String address,
    Locale language,
    String title,
    Instant start) {
  /** The time zone in which the start is written. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

  Email written(URI site) {
    ResourceBundle words =
        ResourceBundle.getBundle(
            "mail/reminder",
            language,
            ReminderMail.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String day = at(words.getString("day"));
    String time = at("HH:mm");
    return new Email(
        "reminder-%d-%d-%d".formatted(quizId, userId, start.getEpochSecond()),
        address,
        language.toLanguageTag(),
        filled(words, "subject", oneLine(title), time),
        filled(words, "text", oneLine(title), day, time, site, Long.toString(quizId)));
  }

  private String at(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, language).format(start.atZone(ZONE));
  }

  private static String filled(ResourceBundle words, String key, Object... values) {
    return new MessageFormat(words.getString(key), Locale.ROOT).format(values);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }
}
