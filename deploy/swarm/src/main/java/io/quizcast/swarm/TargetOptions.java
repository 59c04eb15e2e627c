package io.quizcast.swarm;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.bastiaanjansen.otp.TOTPGenerator;
import io.quizcast.swarm.account.PublicApi;
import io.quizcast.swarm.quiz.Admin;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for the address of the platform and the folder for files. */
final class TargetOptions {
  @Option(
      names = "--base",
      description = "HTTP origin of the platform (default: ${DEFAULT-VALUE})",
      defaultValue = "${env:QUIZCAST_URL:-http://localhost:8080}")
  URI base = URI.create("http://localhost:8080");

  @Option(
      names = "--ws",
      split = ",",
      description = "addresses for sockets, used by the bots in turn (default: the origin above)")
  List<URI> gateways = new ArrayList<>();

  @Option(
      names = "--home",
      description = "folder for accounts and records (default: ${DEFAULT-VALUE})",
      defaultValue = "${env:QUIZCAST_HOME:-.quizcast}/swarm")
  Path home = Path.of(".quizcast/swarm");

  @Option(
      names = "--admin",
      description =
          "who writes quizzes; the password comes from QUIZCAST_ADMIN_PASSWORD, the key of the"
              + " second factor, if there is one, from QUIZCAST_ADMIN_TOTP_SECRET (base32)",
      defaultValue = "${env:QUIZCAST_ADMIN_EMAIL:-admin@quizcast.local}")
  String adminEmail = "";

  PublicApi api() {
    return new PublicApi(base);
  }

  List<URI> sockets() {
    return gateways.isEmpty()
        ? List.of(URI.create(base.toString().replaceFirst("^http", "ws")))
        : gateways;
  }

  /**
   * Secrets come from environment variables, because every process of the machine can see command
   * line arguments.
   */
  Admin admin() {
    String password =
        secret("QUIZCAST_ADMIN_PASSWORD")
            .orElseThrow(
                () ->
                    new UsageProblem("QUIZCAST_ADMIN_PASSWORD is not set: who may write quizzes?"));
    TOTPGenerator authenticator =
        secret("QUIZCAST_ADMIN_TOTP_SECRET")
            .map(base32 -> TOTPGenerator.withDefaultValues(base32.getBytes(US_ASCII)))
            .orElse(null);
    return new Admin(adminEmail, password, authenticator);
  }

  /** The folder for the records of a game. */
  Path records(long quizId) {
    return home.resolve("games").resolve(String.valueOf(quizId));
  }

  private static Optional<String> secret(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
