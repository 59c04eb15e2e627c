package io.quizcast.auth.mail;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts of e-mails in Russian, Kazakh and English; Russian for any other language. */
final class MailTexts {
  static final String DEFAULT = "ru";

  private static final ResourceBundle DEFAULT_TEXTS = read(DEFAULT);

  private static final Map<String, ResourceBundle> OTHERS =
      Stream.of("kk", "en").collect(Collectors.toMap(Function.identity(), MailTexts::read));

  private MailTexts() {}

  static String subject(MailKind kind, String language) {
    return bundle(language).getString(kind.stored() + ".subject");
  }

  /**
   * @param secret the code or the link
   * @param left remaining validity, shown in minutes and rounded up
   */
  static String text(MailKind kind, String language, String secret, Duration left) {
    long minutes = Math.max(1, (left.toSeconds() + 59) / 60);
    return bundle(language)
        .getString(kind.stored() + ".text")
        .replace("{secret}", secret)
        .replace("{minutes}", Long.toString(minutes));
  }

  private static ResourceBundle bundle(String language) {
    return OTHERS.getOrDefault(language, DEFAULT_TEXTS);
  }

  private static ResourceBundle read(String language) {
    return ResourceBundle.getBundle(
        "mail.texts",
        Locale.of(language),
        MailTexts.class.getClassLoader(),
        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }
}
