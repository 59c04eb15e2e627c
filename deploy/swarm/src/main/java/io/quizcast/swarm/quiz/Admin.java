package io.quizcast.swarm.quiz;

import com.bastiaanjansen.otp.TOTPGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Who may write quizzes.
 *
 * @param authenticator of the second factor; null: there is none
 */
public record Admin(String email, String password, @Nullable TOTPGenerator authenticator) {

  /** Without the password: this may be printed. */
  @Override
  public String toString() {
    return email;
  }
}
