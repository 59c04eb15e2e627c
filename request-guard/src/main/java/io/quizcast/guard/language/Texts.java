package io.quizcast.guard.language;

import io.quizcast.guard.installation.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one kind in every language of an installation, from {@code
 * texts/<language>/<kind>.properties}.
 */
public final class Texts {
  static final String FOLDER = "texts/";

  private final Map<String, Words> byLanguage = new HashMap<>();
  private final Words first;

  /**
   * @param languages at least one; the first one replaces unknown ones
   * @throws IllegalStateException if the texts of a language are missing
   */
  public Texts(String kind, List<String> languages) {
    for (String language : languages) {
      byLanguage.put(language, new Words(Locale.forLanguageTag(language), read(kind, language)));
    }
    first = Objects.requireNonNull(byLanguage.get(languages.getFirst()));
  }

  private static ResourceBundle read(String kind, String language) {
    try (InputStream texts = open(language, kind + ".properties")) {
      return new PropertyResourceBundle(new InputStreamReader(texts, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens a file with texts of a language.
   *
   * @throws IllegalStateException if there is none
   */
  static InputStream open(String language, String file) {
    String path = FOLDER + language + "/" + file;
    InputStream texts = Texts.class.getClassLoader().getResourceAsStream(path);
    if (texts == null) {
      throw new IllegalStateException("There is no file " + path);
    }
    return texts;
  }

  /** Returns the texts in a language, or in the first one of the installation. */
  public Words in(@Nullable String language) {
    return byLanguage.getOrDefault(Objects.requireNonNullElse(language, ""), first);
  }

  /** The texts in one language. Each method fails if the key is unknown. */
  public record Words(Locale language, ResourceBundle texts) {

    public String text(String key) {
      return texts.getString(key);
    }

    /** Returns the text with {@code {0}}, {@code {1}} and so on replaced by the values. */
    public String filled(String key, Object... values) {
      return new MessageFormat(text(key), Locale.ROOT).format(values);
    }

    /** Returns the day of a time in the format that the key {@code day} has in this language. */
    public String day(Instant time) {
      return at(time, text("day"));
    }

    /** Returns the hour and minute of a time. */
    public String time(Instant time) {
      return at(time, "HH:mm");
    }

    private String at(Instant time, String pattern) {
      return DateTimeFormatter.ofPattern(pattern, language)
          .format(time.atZone(Installation.TIME_ZONE));
    }
  }
}
