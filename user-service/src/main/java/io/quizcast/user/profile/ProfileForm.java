package io.quizcast.user.profile;

import io.quizcast.guard.RequestRefused;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user wants changed; what is absent stays. The last four complete the profile of somebody
 * who did not fill in the sign-up form.
 */
record ProfileForm(
    @Nullable String username,
    @Nullable String profilePicture,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String birthDate,
    @Nullable String gender) {
  private static final int SHORTEST_USERNAME = 3;
  private static final int LONGEST_USERNAME = 50;
  private static final int LONGEST_PICTURE = 255;
  private static final int LONGEST_NAME = 100;
  private static final int ADULT = 18;
  private static final int OLDEST = 120;
  private static final Set<String> GENDERS = Set.of("male", "female", "other", "prefer_not_to_say");

  /** Where the players are: somebody comes of age at midnight there. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

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

  /** Itself, or 400 with what is wrong. Lengths count characters, not UTF-16 units. */
  ProfileForm checked() {
    length(username, SHORTEST_USERNAME, LONGEST_USERNAME, "A username has 3 to 50 characters");
    length(profilePicture, 0, LONGEST_PICTURE, "A picture's address has at most 255 characters");
    length(firstName, 1, LONGEST_NAME, "A first name has 1 to 100 characters");
    length(lastName, 1, LONGEST_NAME, "A last name has 1 to 100 characters");
    if (gender != null && !GENDERS.contains(gender)) {
      throw RequestRefused.invalid("A gender is male, female, other or prefer_not_to_say");
    }
    LocalDate born = born();
    if (born != null) {
      LocalDate today = LocalDate.now(Clock.system(ZONE));
      if (born.isAfter(today.minusYears(ADULT)) || born.isBefore(today.minusYears(OLDEST))) {
        throw RequestRefused.invalid("Players are 18 or older");
      }
    }
    return this;
  }

  /** 400 unless it is {@code YYYY-MM-DD}. */
  @Nullable LocalDate born() {
    if (birthDate == null) {
      return null;
    }
    try {
      return LocalDate.parse(birthDate);
    } catch (DateTimeException e) {
      throw RequestRefused.invalid("A birth date is YYYY-MM-DD");
    }
  }

  private static void length(@Nullable String text, int least, int most, String rule) {
    if (text == null) {
      return;
    }
    int length = text.codePointCount(0, text.length());
    if (length < least || length > most) {
      throw RequestRefused.invalid(rule);
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw RequestRefused.invalid("Names and addresses have no control characters");
    }
  }

  /** The name is auth-service's word, and is here already refused or accepted. */
  void applyTo(ProfileEntity profile) {
    profile.username = or(username, profile.username);
    profile.profilePicture = or(profilePicture, profile.profilePicture);
    profile.firstName = or(firstName, profile.firstName);
    profile.lastName = or(lastName, profile.lastName);
    profile.gender = or(gender, profile.gender);
    LocalDate born = born();
    if (born != null) {
      profile.birthDate = born;
    }
  }

  private static String or(@Nullable String wanted, String otherwise) {
    return wanted == null ? otherwise : wanted;
  }
}
