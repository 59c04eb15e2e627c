package io.quizcast.user.profile;

import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.installation.BirthDates;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a profile; an absent field keeps its value. The last four fields complete the profile
 * of a user who signed up through Google.
 */
record ProfileForm(
    @Nullable String username,
    @Nullable String profilePicture,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String birthDate,
    @Nullable String gender) {
  private static final int MIN_USERNAME = 3;
  private static final int MAX_USERNAME = 50;
  private static final int MAX_PICTURE = 255;
  private static final int MAX_NAME = 100;
  private static final Pattern OWN_PATH =
      Pattern.compile("/(api/users/\\d+/avatar|uploads/[\\w./-]+)(\\?v=\\w+)?");

  private static final Set<String> GENDERS = Set.of("male", "female", "other", "prefer_not_to_say");

  ProfileForm {
    username = trimmed(username);
    profilePicture = trimmed(profilePicture);
    firstName = trimmed(firstName);
    lastName = trimmed(lastName);
    birthDate = trimmed(birthDate);
    gender = trimmed(gender);
  }

  private static @Nullable String trimmed(@Nullable String text) {
    return text == null ? null : text.strip();
  }

  /** Returns this form or fails with 400. Lengths count characters, not UTF-16 units. */
  ProfileForm checked(BirthDates births) {
    length(username, MIN_USERNAME, MAX_USERNAME, "A username has 3 to 50 characters");
    length(profilePicture, 0, MAX_PICTURE, "A picture's address has at most 255 characters");
    if (profilePicture != null && !isPicture(profilePicture)) {
      throw RequestRefused.invalid("A picture's address is an https address or one of this site");
    }
    length(firstName, 1, MAX_NAME, "A first name has 1 to 100 characters");
    length(lastName, 1, MAX_NAME, "A last name has 1 to 100 characters");
    if (gender != null && !GENDERS.contains(gender)) {
      throw RequestRefused.invalid("A gender is male, female, other or prefer_not_to_say");
    }
    if (birthDate != null) {
      births.accepted(birthDate);
    }
    return this;
  }

  /**
   * Other players' browsers load the picture, so it must be an https address or an absolute path of
   * this site.
   */
  private static boolean isPicture(String address) {
    if (address.isEmpty()) {
      return true;
    }
    try {
      URI uri = new URI(address);
      return "https".equalsIgnoreCase(uri.getScheme())
          ? uri.getHost() != null && uri.getUserInfo() == null
          : OWN_PATH.matcher(address).matches();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static void length(@Nullable String text, int min, int max, String rule) {
    if (text == null) {
      return;
    }
    int length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      throw RequestRefused.invalid(rule);
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw RequestRefused.invalid("Names and addresses have no control characters");
    }
  }

  /**
   * Copies the changes to the profile. auth-service owns the username and has accepted it by now.
   */
  void applyTo(ProfileEntity profile) {
    profile.username = or(username, profile.username);
    profile.profilePicture = or(profilePicture, profile.profilePicture);
    profile.firstName = or(firstName, profile.firstName);
    profile.lastName = or(lastName, profile.lastName);
    profile.gender = or(gender, profile.gender);
    if (birthDate != null) {
      profile.birthDate = LocalDate.parse(birthDate);
    }
  }

  private static String or(@Nullable String wanted, String otherwise) {
    return wanted == null ? otherwise : wanted;
  }
}
