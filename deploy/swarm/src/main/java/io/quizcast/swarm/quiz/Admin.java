package io.quizcast.swarm.quiz;

import com.bastiaanjansen.otp.TOTPGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of an admin who creates quizzes.
 *
 * @param authenticator generates codes of the second factor; null if there is none
 */
public record Admin(String email, String password, @Nullable TOTPGenerator authenticator) {

  /** Leaves out the password, so that this can be printed. */
  @Override
  public String toString() {
    return email;
  }
}
