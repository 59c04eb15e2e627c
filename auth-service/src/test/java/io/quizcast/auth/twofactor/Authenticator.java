package io.quizcast.auth.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.Player;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.util.encoders.Base32;

/** A player's authenticator app. */
final class Authenticator {
  final Player owner;
  final String secret;
  List<String> recoveryCodes = List.of();

  private Authenticator(Player owner, String secret) {
    this.owner = owner;
    this.secret = secret;
  }

  /** Enrols the account without confirming a code. */
  static Authenticator shown(Player owner, String password) {
    String secret =
        owner
            .browser()
            .body(Map.of("password", password))
            .post("/api/auth/two-factor/enrol")
            .then()
            .statusCode(200)
            .extract()
            .path("secret");
    return new Authenticator(owner, secret);
  }

  /** Enrols the account and confirms a code. */
  static Authenticator of(Player owner, String password) {
    Authenticator authenticator = shown(owner, password);
    authenticator.recoveryCodes =
        owner
            .browser()
            .body(Map.of("code", authenticator.code()))
            .post("/api/auth/two-factor/confirm")
            .then()
            .statusCode(200)
            .extract()
            .path("recovery_codes");
    assertThat(authenticator.recoveryCodes).hasSize(10).doesNotHaveDuplicates();
    authenticator.timePasses();
    return authenticator;
  }

  String code() {
    return Totp.code(Base32.decode(secret), Totp.step(Instant.now()), Totp.DIGITS);
  }

  String wrongCode() {
    return code().equals("000000") ? "000001" : "000000";
  }

  /** Makes the current code acceptable again. */
  void timePasses() {
    AuthDatabase.update("UPDATE two_factors SET last_step = 0 WHERE account_id = ?", owner.id);
  }
}
