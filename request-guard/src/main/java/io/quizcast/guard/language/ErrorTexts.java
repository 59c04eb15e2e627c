package io.quizcast.guard.language;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
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
 * Translates error texts. The English text is the key: the code throws it in English, and every
 * module has the translations of its texts in {@value #FILE}. In a key, {@code {}} stands for a
 * value; in a translation, {@code {1}} stands for the first value. A text without a translation
 * stays English.
 */
public final class ErrorTexts {
  /** Structure of the file: English text → language → text. */
  public static final String FILE = "META-INF/quizcast/error-texts.json";

  public static final String ENGLISH = "en";

  private static final List<String> LANGUAGES = List.of(ENGLISH, "ru", "kk");
  private static final int MAX_HEADER = 200;
  private static final int MAX_TEXT = 2_000;
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\d)}");

  private final Map<String, Map<String, String>> exact = new HashMap<>();
  private final List<Template> templates = new ArrayList<>();

  private record Template(Pattern english, Map<String, String> translations) {}

  /** Loaded on first use, for answers outside REST. */
  private static final class Loaded {
    static final ErrorTexts ALL = load();
  }

  private ErrorTexts() {}

  /** Returns the translations of all modules on the class path. */
  public static ErrorTexts load() {
    ErrorTexts texts = new ErrorTexts();
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      for (URL file : Collections.list(loader.getResources(FILE))) {
        new ObjectMapper()
            .readValue(file, new TypeReference<Map<String, Map<String, String>>>() {})
            .forEach(texts::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private void add(String english, Map<String, String> translations) {
    if (!english.contains("{}")) {
      exact.put(english, translations);
      return;
    }
    StringBuilder regex = new StringBuilder();
    for (String literal : english.split("\\{}", -1)) {
      regex.append(regex.isEmpty() ? "" : "(.*?)").append(Pattern.quote(literal));
    }
    templates.add(new Template(Pattern.compile(regex.toString(), Pattern.DOTALL), translations));
  }

  /** Returns the best supported language of an {@code Accept-Language} header, or English. */
  public static String languageOf(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > MAX_HEADER) {
      return ENGLISH;
    }
    try {
      String found =
          Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage.strip()), LANGUAGES);
      return found == null ? ENGLISH : found;
    } catch (IllegalArgumentException malformed) {
      return ENGLISH;
    }
  }

  /** Translates a text for a request that no resource has answered. */
  public static String translate(String english, HttpServerRequest request) {
    return Loaded.ALL.translate(
        english, languageOf(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  /** Translates a text. Returns the English text if there is no translation. */
  public String translate(String english, String language) {
    return language.equals(ENGLISH) ? english : find(english, language).orElse(english);
  }

  /** Returns the translation of a text, or empty. */
  public Optional<String> find(String english, String language) {
    Map<String, String> known = exact.get(english);
    if (known != null) {
      return Optional.ofNullable(known.get(language));
    }
    if (english.length() > MAX_TEXT) {
      return Optional.empty();
    }
    for (Template template : templates) {
      Matcher matcher = template.english().matcher(english);
      String translation = template.translations().get(language);
      if (translation != null && matcher.matches()) {
        return Optional.of(filled(translation, matcher.toMatchResult()));
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
