package io.quizcast.auth.mail;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What mails say, in every language there is; whoever has another one reads Russian. */
final class MailTexts {
  static final String DEFAULT = "ru";

  private static final ResourceBundle USUAL = read(DEFAULT);

  private static final Map<String, ResourceBundle> OTHERS =
      Stream.of("kk", "en").collect(Collectors.toMap(Function.identity(), MailTexts::read));

  private MailTexts() {}

  static String subject(MailKind kind, String language) {
    return bundle(language).getString(kind.stored() + ".subject");
  }

  /**
   * @param secret the code or the link
   * @param left how long it is still worth something; told in whole minutes, rounded up
   */
  static String text(MailKind kind, String language, String secret, Duration left) {
    long minutes = Math.max(1, (left.toSeconds() + 59) / 60);
    return bundle(language)
        .getString(kind.stored() + ".text")
        .replace("{secret}", secret)
        .replace("{minutes}", Long.toString(minutes));
  }

  private static ResourceBundle bundle(String language) {
    return OTHERS.getOrDefault(language, USUAL);
  }

  private static ResourceBundle read(String language) {
    return ResourceBundle.getBundle(
        "mail.texts",
        Locale.of(language),
        MailTexts.class.getClassLoader(),
        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }
}
