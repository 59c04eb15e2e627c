package io.quizcast.guard.language;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.quizcast.guard.installation.Installation;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Translates error texts. The English text is the key: the code throws it in English, and {@code
 * texts/<language>} has the translations, in a file for each service. In a key, {@code {}} stands
 * for a value; in a translation, {@code {1}} stands for the first value. A text without a
 * translation stays English.
 */
@Startup
@ApplicationScoped
public class ErrorTexts {
  public static final String ENGLISH = "en";

  /** The files with the texts of the request guard and of each service. */
  static final List<String> FILES =
      List.of("errors.json", "auth-errors.json", "user-errors.json", "quiz-errors.json");

  private static final int MAX_HEADER = 200;
  private static final int MAX_TEXT = 2_000;
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\d)}");

  private final List<String> languages;
  private final Map<String, Translations> translations = new HashMap<>();

  /** The texts of one language. */
  private record Translations(Map<String, String> exact, List<Template> templates) {}

  private record Template(Pattern english, String translation) {}

  @Inject
  ErrorTexts(Installation installation) {
    this(installation.languages());
  }

  /**
   * @throws IllegalStateException if a language other than English has no translations
   */
  public ErrorTexts(List<String> languages) {
    this.languages = languages;
    for (String language : languages) {
      if (!language.equals(ENGLISH)) {
        Translations texts = new Translations(new HashMap<>(), new ArrayList<>());
        FILES.forEach(file -> read(language, file).forEach((key, text) -> add(texts, key, text)));
        translations.put(language, texts);
      }
    }
  }

  static Map<String, String> read(String language, String file) {
    try (InputStream texts = Texts.open(language, file)) {
      return new ObjectMapper().readValue(texts, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Translations texts, String english, String translation) {
    if (!english.contains("{}")) {
      texts.exact().put(english, translation);
      return;
    }
    StringBuilder regex = new StringBuilder();
    for (String literal : english.split("\\{}", -1)) {
      regex.append(regex.isEmpty() ? "" : "(.*?)").append(Pattern.quote(literal));
    }
    texts
        .templates()
        .add(new Template(Pattern.compile(regex.toString(), Pattern.DOTALL), translation));
  }

  /** Returns the best supported language of an {@code Accept-Language} header, or English. */
  public String languageOf(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > MAX_HEADER) {
      return ENGLISH;
    }
    try {
      String found =
          Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage.strip()), languages);
      return found == null ? ENGLISH : found;
    } catch (IllegalArgumentException malformed) {
      return ENGLISH;
    }
  }

  /** Translates a text for a request that no resource has answered. */
  public String translate(String english, HttpServerRequest request) {
    return translate(english, languageOf(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  /** Translates a text. Returns the English text if there is no translation. */
  public String translate(String english, String language) {
    return find(english, language).orElse(english);
  }

  /** Returns the translation of a text, or empty. */
  public Optional<String> find(String english, String language) {
    Translations texts = translations.get(language);
    if (texts == null) {
      return Optional.empty();
    }
    String known = texts.exact().get(english);
    if (known != null) {
      return Optional.of(known);
    }
    if (english.length() > MAX_TEXT) {
      return Optional.empty();
    }
    for (Template template : texts.templates()) {
      Matcher matcher = template.english().matcher(english);
      if (matcher.matches()) {
        return Optional.of(filled(template.translation(), matcher.toMatchResult()));
      }
    }
    return Optional.empty();
  }

  private static String filled(String translation, MatchResult values) {
    return PARAMETER
        .matcher(translation)
        .replaceAll(
            parameter ->
                Matcher.quoteReplacement(values.group(Integer.parseInt(parameter.group(1)))));
  }
}
