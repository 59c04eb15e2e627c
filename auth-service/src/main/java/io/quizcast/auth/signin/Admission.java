package io.quizcast.auth.signin;

import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.profile.ProfileRepository;
import io.quizcast.auth.profile.UserView;
import io.quizcast.auth.session.Device;
import io.quizcast.auth.session.SessionEnds.Ending;
import io.quizcast.auth.session.SessionService;
import io.quizcast.auth.telemetry.AuthMetrics;
import io.quizcast.auth.telemetry.AuthMetrics.SignIn;
import io.quizcast.auth.twofactor.Challenges;
import io.quizcast.auth.twofactor.TwoFactorRequired;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The door behind the first proof, whatever that was: password or Google. */
@ApplicationScoped
public class Admission {
  private final ProfileRepository profiles;
  private final SessionService sessions;
  private final Challenges challenges;
  private final AuthMetrics metrics;

  Admission(
      ProfileRepository profiles,
      SessionService sessions,
      Challenges challenges,
      AuthMetrics metrics) {
    this.profiles = profiles;
    this.sessions = sessions;
    this.challenges = challenges;
    this.metrics = metrics;
  }

  /** In, or asked for the second factor; what was written for either is to be committed. */
  public sealed interface Outcome permits SignedIn, Challenged {

    /** After the commit. Fails with 401 {@code two_factor_required}. */
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
   * Inside the caller's transaction, with the account's lock held. Fails with 403 for a suspended
   * account.
   */
  public Uni<Outcome> admit(AccountEntity account, Device device, Ending ending) {
    requireStanding(account);
    return account.twoFactorAt == null
        ? open(account, device, ending).map(in -> in)
        : challenges.ask(account.id).map(Challenged::new);
  }

  /** As {@link #admit} once both proofs are there. */
  public Uni<SignedIn> open(AccountEntity account, Device device, Ending ending) {
    requireStanding(account);
    return profiles
        .findById(account.id)
        .chain(
            profile ->
                sessions
                    .open(account, device, ending)
                    .map(tokens -> new SignedIn(UserView.of(account, profile), tokens)));
  }

  private void requireStanding(AccountEntity account) {
    if (!account.inGoodStanding()) {
      metrics.signIn(SignIn.SUSPENDED);
      throw RequestRefused.forbidden("This account is suspended");
    }
  }
}
