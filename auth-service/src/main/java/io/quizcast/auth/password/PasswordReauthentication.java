package io.quizcast.auth.password;

import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.limit.SignInDelay;
import io.quizcast.auth.password.Passwords.Match;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Re-authenticates a signed-in player by password. */
@ApplicationScoped
public class PasswordReauthentication {
  private final Passwords passwords;
  private final SignInDelay delay;

  PasswordReauthentication(Passwords passwords, SignInDelay delay) {
    this.passwords = passwords;
    this.delay = delay;
  }

  /**
   * Checks the password; does nothing for an account without one. Fails with 400 if the password is
   * missing and with 401 {@code unauthorized} if it is wrong, which counts as a failed sign-in.
   */
  public Uni<Void> require(AccountEntity account, @Nullable String password, String address) {
    String stored = account.passwordHash;
    if (stored == null) {
      return Uni.createFrom().voidItem();
    }
    if (password == null || password.isEmpty()) {
      throw RequestRefused.invalid("Your password is needed for this");
    }
    return delay
        .begin(account.email, address, true)
        .chain(() -> passwords.compare(password, stored, requester(address)))
        .invoke(
            match -> {
              if (match == Match.WRONG) {
                throw RequestRefused.of(401, "unauthorized", "The password is not right");
              }
            })
        .chain(() -> delay.succeeded(account.email, address));
  }

  /** The device of a signed-in player counts as known. */
  static Requester requester(String address) {
    return new Requester(ClientAddress.bucketOf(address), true);
  }
}
