package io.quizcast.auth.signin;

import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.UserView;
import io.quizcast.auth.profile.ProfileRepository;
import io.quizcast.auth.session.Device;
import io.quizcast.auth.session.SessionEnds.Ending;
import io.quizcast.auth.session.SessionService;
import io.quizcast.auth.telemetry.AuthMetrics;
import io.quizcast.auth.telemetry.AuthMetrics.SignIn;
import io.quizcast.auth.twofactor.ChallengeRepository;
import io.quizcast.auth.twofactor.TwoFactorRequired;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Admits a player after the first factor (password or Google): opens a session or asks for the
 * second factor.
 */
@ApplicationScoped
public class Admission {
  private final ProfileRepository profiles;
  private final SessionService sessions;
  private final ChallengeRepository challenges;
  private final AuthMetrics metrics;

  Admission(
      ProfileRepository profiles,
      SessionService sessions,
      ChallengeRepository challenges,
      AuthMetrics metrics) {
    this.profiles = profiles;
    this.sessions = sessions;
    this.challenges = challenges;
    this.metrics = metrics;
  }

  /**
   * Whether the player is signed in or a second factor is needed. The transaction is committed in
   * both cases.
   */
  public sealed interface Outcome permits SignedIn, Challenged {

    /**
     * Returns the signed-in player, or fails with 401 {@code two_factor_required}. Must be called
     * after the commit.
     */
    default SignedIn signedInOrRefused() {
      return switch (this) {
        case SignedIn in -> in;
        case Challenged asked -> throw asked.refusal();
      };
    }
  }

  /** A second factor is needed. */
  public record Challenged(TwoFactorRequired refusal) implements Outcome {}

  /**
   * Admits the player within the caller's transaction, which must hold the account's lock. Fails
   * with 403 for a suspended account.
   */
  public Uni<Outcome> admit(AccountEntity account, Device device, Ending ending) {
    requireActive(account);
    return account.twoFactorAt == null
        ? open(account, device, ending).map(in -> in)
        : challenges.create(account.id).map(Challenged::new);
  }

  /** Opens the session once both factors have been verified. */
  public Uni<SignedIn> open(AccountEntity account, Device device, Ending ending) {
    requireActive(account);
    return profiles
        .findById(account.id)
        .chain(
            profile ->
                sessions
                    .open(account, device, ending)
                    .map(tokens -> new SignedIn(UserView.of(account, profile), tokens)));
  }

  private void requireActive(AccountEntity account) {
    if (!account.isActive()) {
      metrics.signIn(SignIn.SUSPENDED);
      throw RequestRefused.forbidden("This account is suspended");
    }
  }
}
