package io.quizcast.auth.google;

import io.quizcast.auth.signin.SignedIn;
import io.quizcast.auth.signin.TokenAnswers;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.RequestRefused;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The routes of {@link GoogleResource} for the mobile app, which must name its device and gets its
 * tokens in bodies.
 */
@Path("/api/mobile/auth/google")
@Produces(MediaType.APPLICATION_JSON)
public class MobileGoogleResource extends GoogleResource {
  private final GoogleConfig config;

  MobileGoogleResource(
      GoogleSignIn google,
      GoogleConfig config,
      TokenAnswers answers,
      CallerIdentity caller,
      ClientAddress addresses) {
    super(google, answers, caller, addresses);
    this.config = config;
  }

  @Override
  void check(GoogleForm form) {
    if (config.enabled() && GoogleForm.isBlank(form.deviceId())) {
      throw RequestRefused.invalid("device_id is required");
    }
  }

  @Override
  Response answer(TokenAnswers answers, SignedIn signedIn) {
    return answers.mobile(200, signedIn);
  }
}
