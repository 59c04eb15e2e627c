package io.quizcast.auth.signin;

import io.quizcast.auth.legal.LegalAcceptanceRepository.Source;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.RequestRefused;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * The routes of {@link SignInResource} for the mobile app, which must name its device and gets its
 * tokens in bodies.
 */
@Path("/api/mobile/auth")
@Produces(MediaType.APPLICATION_JSON)
public class MobileSignInResource extends SignInResource {

  MobileSignInResource(SignInService signIn, TokenAnswers answers, ClientAddress addresses) {
    super(signIn, answers, addresses);
  }

  @Override
  Source source() {
    return Source.MOBILE;
  }

  @Override
  String newDevice(@Nullable String deviceId) {
    return known(deviceId);
  }

  @Override
  String known(@Nullable String deviceId) {
    if (deviceId == null || deviceId.isBlank()) {
      throw RequestRefused.invalid("Some fields are not right")
          .withDetails("device_id: must not be blank");
    }
    return deviceId;
  }

  @Override
  Response answer(TokenAnswers answers, int status, SignedIn signedIn) {
    return answers.mobile(status, signedIn);
  }
}
