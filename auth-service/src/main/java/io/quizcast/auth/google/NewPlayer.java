package io.quizcast.auth.google;

import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.profile.ProfileEntity;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/** What becomes of a user of Google's whom we do not know. Whatever he is called, it fits. */
final class NewPlayer {
  private static final int LEAST_NAME = 3;
  private static final int MOST_NAME = 42;
  private static final int MOST_TEXT = 100;
  private static final int MOST_PICTURE = 255;
  private static final int SUFFIX_BYTES = 3;

  private static final SecureRandom RANDOM = new SecureRandom();

  private NewPlayer() {}

  /**
   * @param attempt 0 for the name itself; later ones get something random behind it
   */
  static AccountEntity account(GoogleUser user, int attempt, Instant now) {
    AccountEntity account = new AccountEntity();
    account.username = attempt == 0 ? name(user) : name(user) + "_" + suffix();
    account.email = user.email();
    // No password sign-in until the user sets one by mail.
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
    boolean fits = user.picture().startsWith("https://") && user.picture().length() <= MOST_PICTURE;
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
    name = name.length() < LEAST_NAME ? "googleuser" : name;
    return name.substring(0, Math.min(name.length(), MOST_NAME));
  }

  private static String visible(String text) {
    String clean =
        Normalizer.normalize(text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", ""), Normalizer.Form.NFC)
            .strip();
    int most = Math.max(MOST_TEXT, clean.startsWith("https://") ? MOST_PICTURE : MOST_TEXT);
    return clean.codePointCount(0, clean.length()) <= most
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, most));
  }

  private static String suffix() {
    byte[] chance = new byte[SUFFIX_BYTES];
    RANDOM.nextBytes(chance);
    return HexFormat.of().formatHex(chance);
  }
}
