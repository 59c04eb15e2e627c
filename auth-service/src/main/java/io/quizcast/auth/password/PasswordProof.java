package io.quizcast.auth.password;

import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.limit.SignInDelay;
import io.quizcast.auth.password.Passwords.Match;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Asks somebody who is signed in whether it is really he. */
@ApplicationScoped
public class PasswordProof {
  private final Passwords passwords;
  private final SignInDelay delay;

  PasswordProof(Passwords passwords, SignInDelay delay) {
    this.passwords = passwords;
    this.delay = delay;
  }

  /**
   * Nothing to prove where there is no password. 400 without one where there is, 401 {@code
   * unauthorized} for a wrong one, which counts as a try to sign in.
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
        .begin(account.email, address)
        .chain(() -> passwords.compare(password, stored))
        .invoke(
            match -> {
              if (match == Match.WRONG) {
                throw RequestRefused.of(401, "unauthorized", "The password is not right");
              }
            })
        .chain(() -> delay.succeeded(account.email, address));
  }
}
