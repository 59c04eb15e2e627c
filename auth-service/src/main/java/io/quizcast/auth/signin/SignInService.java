package io.quizcast.auth.signin;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.auth.account.AccountCreation;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.account.UserView;
import io.quizcast.auth.audit.Audit;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.legal.LegalAcceptanceRepository;
import io.quizcast.auth.legal.LegalAcceptanceRepository.Source;
import io.quizcast.auth.limit.SignInDelay;
import io.quizcast.auth.password.Passwords;
import io.quizcast.auth.password.Passwords.Match;
import io.quizcast.auth.password.Requester;
import io.quizcast.auth.profile.ProfileEntity;
import io.quizcast.auth.session.Device;
import io.quizcast.auth.session.KnownDevices;
import io.quizcast.auth.session.SessionEnds;
import io.quizcast.auth.session.SessionService;
import io.quizcast.auth.telemetry.AuthMetrics;
import io.quizcast.auth.telemetry.AuthMetrics.SignIn;
import io.quizcast.auth.twofactor.ChallengeVerification;
import io.quizcast.auth.twofactor.CodeResult;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.installation.BirthDates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs players up and in. Hashes before a transaction begins, so that no database connection waits
 * for it.
 */
@ApplicationScoped
class SignInService {
  private final BirthDates births;
  private final AccountRepository accounts;
  private final AccountCreation newAccounts;
  private final LegalAcceptanceRepository legal;
  private final SessionService sessions;
  private final Admission admission;
  private final ChallengeVerification secondProof;
  private final SessionEnds ends;
  private final Passwords passwords;
  private final KnownDevices devices;
  private final SignInDelay delay;
  private final Audit audit;
  private final AuthMetrics metrics;

  SignInService(
      BirthDates births,
      AccountRepository accounts,
      AccountCreation newAccounts,
      LegalAcceptanceRepository legal,
      SessionService sessions,
      Admission admission,
      ChallengeVerification secondProof,
      SessionEnds ends,
      Passwords passwords,
      KnownDevices devices,
      SignInDelay delay,
      Audit audit,
      AuthMetrics metrics) {
    this.births = births;
    this.accounts = accounts;
    this.newAccounts = newAccounts;
    this.legal = legal;
    this.sessions = sessions;
    this.admission = admission;
    this.secondProof = secondProof;
    this.ends = ends;
    this.passwords = passwords;
    this.devices = devices;
    this.delay = delay;
    this.audit = audit;
    this.metrics = metrics;
  }

  Uni<SignedIn> register(RegisterForm form, Device device, Source source) {
    LocalDate born = births.accepted(form.birthDate());
    passwords.requireAcceptable(form.password());
    return passwords
        .hash(form.password(), new Requester(ClientAddress.bucketOf(device.ipAddress()), false))
        .chain(
            hash ->
                ends.inTransaction(
                    ending -> {
                      Instant now = Instant.now();
                      AccountEntity account = new AccountEntity();
                      account.username = form.username();
                      account.email = AccountRepository.normalise(form.email());
                      account.passwordHash = hash;
                      account.createdAt = now;
                      account.updatedAt = now;
                      account.tokenVersionAt = now;
                      ProfileEntity profile = profileOf(form, born);
                      return newAccounts
                          .add(account, profile)
                          .chain(
                              () ->
                                  legal.add(
                                      account.id,
                                      Boolean.TRUE.equals(form.marketingOptIn()),
                                      source,
                                      device,
                                      now))
                          .chain(() -> sessions.open(account, device, ending))
                          .map(tokens -> new SignedIn(UserView.of(account, profile), tokens));
                    }));
  }

  Uni<SignedIn> login(LoginForm form, Device device) {
    String email = AccountRepository.normalise(form.email());
    return devices
        .knows(email, device)
        .chain(
            known ->
                delay
                    .begin(email, device.ipAddress(), known)
                    .onFailure()
                    .invoke(delayed -> metrics.signIn(SignIn.DELAYED))
                    .chain(delayBegins -> compare(form, device, known, delayBegins)))
        .call(() -> delay.succeeded(email, device.ipAddress()))
        .map(Admission.Outcome::signedInOrRefused)
        .invoke(() -> metrics.signIn(SignIn.ADMITTED));
  }

  private Uni<Admission.Outcome> compare(
      LoginForm form, Device device, boolean known, boolean delayBegins) {
    Requester requester = new Requester(ClientAddress.bucketOf(device.ipAddress()), known);
    return Panache.withSession(() -> accounts.findByEmail(form.email()))
        .chain(
            found ->
                passwords
                    .compare(form.password(), passwordOf(found), requester)
                    .chain(
                        match ->
                            match == Match.WRONG
                                ? refuse(found, delayBegins, device)
                                : admit(found.orElseThrow(), form, match, device)));
  }

  private Uni<Admission.Outcome> admit(
      AccountEntity known, LoginForm form, Match match, Device device) {
    return rehashed(form.password(), match)
        .chain(
            rehashed ->
                ends.inTransaction(
                    ending ->
                        accounts
                            .lock(known.id)
                            .chain(
                                account -> {
                                  boolean changedMeanwhile =
                                      !String.valueOf(account.passwordHash)
                                          .equals(known.passwordHash);
                                  if (changedMeanwhile) {
                                    throw wrong();
                                  }
                                  rehashed.ifPresent(hash -> account.passwordHash = hash);
                                  return admission.admit(account, device, ending);
                                })));
  }

  /** Completes a sign-in with the second factor. */
  Uni<SignedIn> secondFactor(TwoFactorForm form, Device device) {
    return ends.inTransaction(
            ending ->
                secondProof.take(
                    form.challenge(),
                    form.code(),
                    account -> admission.open(account, device, ending)))
        .map(CodeResult::orRefused)
        .invoke(() -> metrics.signIn(SignIn.ADMITTED));
  }

  private Uni<Optional<String>> rehashed(String password, Match match) {
    return match == Match.RIGHT_BUT_OUTDATED
        ? passwords.hash(password).map(Optional::of)
        : Uni.createFrom().item(Optional.empty());
  }

  private Uni<Admission.Outcome> refuse(
      Optional<AccountEntity> found, boolean delayBegins, Device device) {
    metrics.signIn(SignIn.WRONG);
    Uni<Void> noted =
        delayBegins && found.isPresent()
            ? Panache.withTransaction(
                () ->
                    audit.add(
                        new Audit.Entry(
                            AuditAction.SIGN_IN_DELAYED,
                            null,
                            found.get().id,
                            null,
                            device.ipAddress(),
                            null)))
            : Uni.createFrom().voidItem();
    return noted.chain(() -> Uni.createFrom().failure(wrong()));
  }

  private static RequestRefused wrong() {
    return RequestRefused.of(401, "unauthorized", "Wrong e-mail address or password");
  }

  private static @Nullable String passwordOf(Optional<AccountEntity> found) {
    return found.map(account -> account.passwordHash).orElse(null);
  }

  private static ProfileEntity profileOf(RegisterForm form, LocalDate born) {
    ProfileEntity profile = new ProfileEntity();
    profile.firstName = form.firstName();
    profile.lastName = form.lastName();
    profile.birthDate = born;
    profile.gender = form.gender();
    return profile;
  }
}
