package io.quizcast.user.reminder;

import io.quizcast.guard.language.Texts;
import io.quizcast.mail.Email;
import java.net.URI;
import java.time.Instant;

/**
 * The e-mail that reminds a user of a quiz, in the language of their account.
 *
 * @param attempts number of attempts so far
 */
record ReminderMail(
    long quizId,
    long userId,
    int attempts,
    String address,
    Texts.Words words,
    String title,
    Instant start) {
  Email written(URI site) {
    String shown = Reminders.oneLine(title);
    return new Email(
        "reminder-%d-%d-%d".formatted(quizId, userId, start.getEpochSecond()),
        address,
        words.language().toLanguageTag(),
        words.filled("subject", shown, words.time(start)),
        words.filled(
            "text", shown, words.day(start), words.time(start), site, Long.toString(quizId)));
  }
}
