package io.quizcast.user.profile;

import io.quizcast.guard.RequestRefused;
import org.jspecify.annotations.Nullable;

/** What a user wants changed; what is absent stays. */
record ProfileForm(@Nullable String username, @Nullable String profilePicture) {
  private static final int SHORTEST_NAME = 3;
  private static final int LONGEST_NAME = 50;
  private static final int LONGEST_PICTURE = 255;

  ProfileForm {
    username = trimmed(username);
    profilePicture = trimmed(profilePicture);
  }

  private static @Nullable String trimmed(@Nullable String text) {
    return text == null ? null : text.strip();
  }

  /** Itself, or 400 with what is wrong. Lengths count characters, not UTF-16 units. */
  ProfileForm checked() {
    if (username != null) {
      int length = username.codePointCount(0, username.length());
      if (length < SHORTEST_NAME || length > LONGEST_NAME) {
        throw RequestRefused.invalid("A username has 3 to 50 characters");
      }
    }
    if (profilePicture != null
        && profilePicture.codePointCount(0, profilePicture.length()) > LONGEST_PICTURE) {
      throw RequestRefused.invalid("A picture's address has at most 255 characters");
    }
    if (hasControls(username) || hasControls(profilePicture)) {
      throw RequestRefused.invalid("Names and addresses have no control characters");
    }
    return this;
  }

  private static boolean hasControls(@Nullable String text) {
    return text != null && text.codePoints().anyMatch(Character::isISOControl);
  }
}
