package io.quizcast.auth.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recognises passwords that attackers try first: about eleven thousand of acceptable length that
 * are common in known leaks, and words related to this service followed by digits or symbols.
 */
final class GuessablePasswords {
  /** Words related to this service; lower-case letters only. */
  static final Set<String> OWN_WORDS =
      Set.of(
          "quizcast",
          "quizcastadmin",
          "adminquizcast",
          "quizcastlive",
          "livequiz",
          "quizadmin",
          "adminquiz",
          "quizmaster",
          "administrator",
          "winner",
          "qazaquiz");

  private static final String LIST = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";
  private static final int MIN_CHARACTERS = 8;

  private final Set<String> common = read();

  boolean contains(String password) {
    String lower = password.toLowerCase(Locale.ROOT);
    return common.contains(lower) || OWN_WORDS.contains(lower.replaceAll("[^\\p{L}]", ""));
  }

  int size() {
    return common.size();
  }

  private static Set<String> read() {
    try (InputStream in = Zxcvbn.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IllegalStateException("The list of common passwords is not on the class path");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> line.length() >= MIN_CHARACTERS)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
