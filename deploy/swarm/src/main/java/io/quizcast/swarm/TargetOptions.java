package io.quizcast.swarm;

import io.quizcast.swarm.account.PublicApi;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the platform is and where this program keeps its files. */
final class TargetOptions {
  @Option(
      names = "--base",
      description = "HTTP origin of the platform (default: ${DEFAULT-VALUE})",
      defaultValue = "${env:QUIZCAST_URL:-http://localhost:8080}")
  URI base = URI.create("http://localhost:8080");

  @Option(
      names = "--ws",
      split = ",",
      description = "where sockets go, bot by bot in turn (default: the origin above)")
  List<URI> gateways = new ArrayList<>();

  @Option(
      names = "--home",
      description = "accounts and records are kept here (default: ${DEFAULT-VALUE})",
      defaultValue = "${env:QUIZCAST_HOME:-.quizcast}/swarm")
  Path home = Path.of(".quizcast/swarm");

  @Option(
      names = "--admin",
      description = "who writes quizzes; the password comes from QUIZCAST_ADMIN_PASSWORD",
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

  /** Never from the command line: arguments are seen by every process of the machine. */
  String adminPassword() {
    return Optional.ofNullable(System.getenv("QUIZCAST_ADMIN_PASSWORD"))
        .filter(password -> !password.isBlank())
        .orElseThrow(
            () -> new UsageProblem("QUIZCAST_ADMIN_PASSWORD is not set: who may write quizzes?"));
  }
}
