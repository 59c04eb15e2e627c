package io.quizcast.auth.google;

import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.profile.ProfileEntity;
import io.quizcast.auth.secret.Secrets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;

/**
 * Creates account and profile of a new player from Google's data. Names are shortened and cleaned
 * to fit the rules.
 */
final class NewPlayer {
  private static final int MIN_NAME = 3;
  private static final int MAX_NAME = 42;
  private static final int MAX_TEXT = 100;
  private static final int MAX_PICTURE = 255;
  private static final int SUFFIX_BYTES = 3;

  private NewPlayer() {}

  /**
   * @param attempt 0 for the name without a suffix; later attempts get a random one
   */
  static AccountEntity account(GoogleUser user, int attempt, Instant now) {
    AccountEntity account = new AccountEntity();
    account.username = attempt == 0 ? name(user) : name(user) + "_" + Secrets.random(SUFFIX_BYTES);
    account.email = user.email();
    // The player cannot sign in with a password until they have set one by e-mail.
    account.passwordHash = null;
    account.emailVerifiedAt = now;
    account.tokenVersionAt = now;
    account.createdAt = now;
    account.updatedAt = now;
    return account;
  }

  static ProfileEntity profile(GoogleUser user) {
    ProfileEntity profile = new ProfileEntity();
    profile.firstName = visible(user.firstName());
    profile.lastName = visible(user.lastName());
    boolean fits = user.picture().startsWith("https://") && user.picture().length() <= MAX_PICTURE;
    profile.profilePicture = fits ? visible(user.picture()) : "";
    return profile;
  }

  static String name(GoogleUser user) {
    String local =
        user.email()
            .substring(0, Math.max(0, user.email().indexOf('@')))
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9_]", "");
    String name = local.isEmpty() ? "google_" + user.sub() : local;
    name = name.length() < MIN_NAME ? "googleuser" : name;
    return name.substring(0, Math.min(name.length(), MAX_NAME));
  }

  private static String visible(String text) {
    String clean =
        Normalizer.normalize(text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", ""), Normalizer.Form.NFC)
            .strip();
    int max = Math.max(MAX_TEXT, clean.startsWith("https://") ? MAX_PICTURE : MAX_TEXT);
    return clean.codePointCount(0, clean.length()) <= max
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, max));
  }
}
