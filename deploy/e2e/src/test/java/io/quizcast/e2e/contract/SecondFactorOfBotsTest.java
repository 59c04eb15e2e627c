package io.quizcast.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bastiaanjansen.otp.TOTPGenerator;
import io.quizcast.e2e.contract.client.Browser;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.platform.TestedPlatform;
import io.quizcast.swarm.account.ApiRefusal;
import io.quizcast.swarm.account.PublicApi;
import io.quizcast.swarm.quiz.Admin;
import io.quizcast.swarm.quiz.AdminSession;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Checks that a third-party authenticator generates codes that the platform accepts, and that the
 * synthetic quiz can sign in with such a code.
 */
class SecondFactorOfBotsTest {

  @Test
  void theProbeSignsInWithACodeButNotWithThePasswordAlone() throws Exception {
    String name = Outside.newName();
    Browser person = Outside.newBrowser(name);
    String secret =
        person
            .post("/api/auth/two-factor/enrol", Map.of("password", Outside.PASSWORD))
            .is(200)
            .at("secret")
            .asText();
    TOTPGenerator authenticator =
        TOTPGenerator.withDefaultValues(secret.getBytes(StandardCharsets.US_ASCII));
    // Uses the previous code, because each code is valid once and the sign-in below needs the
    // current one.
    person
        .post(
            "/api/auth/two-factor/confirm",
            Map.of("code", authenticator.at(Instant.now().minusSeconds(30))))
        .is(200);

    PublicApi api = TestedPlatform.get().api();
    String email = name + "@example.org";
    assertThatThrownBy(() -> AdminSession.open(api, email, Outside.PASSWORD))
        .isInstanceOf(ApiRefusal.class)
        .hasMessageContaining("two_factor_required");
    AdminSession session =
        AdminSession.open(api, new Admin(email, Outside.PASSWORD, authenticator));
    assertThat(session.get("/api/users/me").path("username").asText()).isEqualTo(name);
  }
}
