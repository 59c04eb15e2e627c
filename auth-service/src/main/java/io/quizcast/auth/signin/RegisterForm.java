package io.quizcast.auth.signin;

import io.quizcast.auth.account.Usernames;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * The sign-up form. Names are trimmed before their length is checked; passwords are never trimmed.
 */
record RegisterForm(
    @NotNull @Pattern(regexp = Usernames.PATTERN, message = Usernames.RULE) String username,
    @NotNull @Email @Size(min = 3, max = 100) String email,
    @NotNull String password,
    @NotNull @Pattern(regexp = NAME, message = NAME_RULE) String firstName,
    @NotNull @Pattern(regexp = NAME, message = NAME_RULE) String lastName,
    @NotNull @Pattern(regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}") String birthDate,
    @NotNull @Pattern(regexp = "male|female|other|prefer_not_to_say") String gender,
    @NotNull @AssertTrue Boolean tosAccepted,
    @NotNull @AssertTrue Boolean privacyAccepted,
    @Nullable Boolean marketingOptIn,
    @Nullable String deviceId) {

  /** Accepts visible characters only. Counts code points, unlike {@code @Size}. */
  private static final String NAME = "[^\\p{Cntrl}\\p{Cf}\\p{Cs}]{1,100}";

  private static final String NAME_RULE = "must be 1 to 100 visible characters";

  @SuppressWarnings("NullAway") // null is left for the validator
  RegisterForm {
    username = username == null ? null : Usernames.normalise(username);
    firstName = trim(firstName);
    lastName = trim(lastName);
  }

  /** Composes combining characters, so that names that look equal are equal. */
  @SuppressWarnings("NullAway") // null is left for the validator
  private static String trim(String text) {
    return text == null ? null : Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
  }
}
