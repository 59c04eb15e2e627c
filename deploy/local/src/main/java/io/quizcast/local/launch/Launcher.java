package io.quizcast.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The Java side of {@code ./quizcast}. Exit code 0: done, 1: failed, 2: usage. */
@Command(name = "quizcast", mixinStandardHelpOptions = true)
public final class Launcher {
  private static final String DEFAULT_PORT = "8080";

  private Launcher() {}

  public static void main(String[] args) {
    int code =
        new CommandLine(new Launcher())
            .setExecutionExceptionHandler(
                (problem, command, _) -> {
                  if (problem instanceof UsageProblem) {
                    command.getErr().println(problem.getMessage());
                    return 1;
                  }
                  throw problem;
                })
            .execute(args);
    System.exit(code);
  }

  @Command(name = "up", description = "Starts everything and runs until it is stopped.")
  int up(
      @Option(names = "--scale", paramLabel = "SERVICE=N") Map<String, Integer> scale,
      @Option(names = "--without", paramLabel = "SERVICE") @Nullable String without)
      throws IOException {
    Map<String, Integer> wanted = new HashMap<>(scale == null ? Map.of() : scale);
    int quizzes = Optional.ofNullable(wanted.remove("quiz-service")).orElse(1);
    int gateways = Optional.ofNullable(wanted.remove("realtime-gateway")).orElse(1);
    if (!wanted.isEmpty()) {
      throw new UsageProblem(
          "Only quiz-service and realtime-gateway can be scaled, not " + wanted.keySet());
    }
    Home home = home();
    Shape shape = new Shape(new Ports(port()), quizzes, gateways);
    Plan plan = plan(home, shape);
    if (without != null) {
      plan.leaveOut(without);
    }
    Files.writeString(home.run("without"), without == null ? "" : without);
    return new Platform(home, shape, plan).run();
  }

  @Command(
      name = "dev",
      description = "Runs one service with hot reload for a platform that was started without it.")
  int dev(@Parameters(paramLabel = "SERVICE") String service)
      throws IOException, InterruptedException {
    Home home = home();
    Shape shape = Shape.last(home, port());
    return plan(home, shape).service(service).develop(repository());
  }

  @Command(name = "down", description = "Stops everything, in order.")
  int down() throws IOException {
    Home home = home();
    Shape shape = Shape.last(home, port());
    return new Control(home, plan(home, shape)).down();
  }

  @Command(name = "ps", description = "Lists the processes.")
  int ps(@Option(names = "--json") boolean json) throws IOException {
    Home home = home();
    Shape shape = Shape.last(home, port());
    System.out.print(new Control(home, plan(home, shape)).list(json));
    return 0;
  }

  @Command(name = "doctor", description = "Reports the state of everything, with its problems.")
  int doctor() throws IOException, InterruptedException {
    Home home = home();
    Shape shape = Shape.last(home, port());
    return new Doctor(home, plan(home, shape)).examine();
  }

  @Command(name = "restart", description = "Stops one process; its supervisor starts it again.")
  int restart(@Parameters(paramLabel = "NAME") String name) throws IOException {
    Home home = home();
    Shape shape = Shape.last(home, port());
    return new Control(home, plan(home, shape)).restart(name);
  }

  @Command(
      name = "replay",
      description = "Decides a game again from its log and says whether the outcome is identical.")
  int replay(@Parameters(paramLabel = "QUIZ_ID") long quizId)
      throws IOException, InterruptedException {
    Home home = home();
    Shape shape = Shape.last(home, port());
    return plan(home, shape)
        .service("quiz-service")
        .runBeside("io.quizcast.quiz.game.operations.ReplayCommand", Long.toString(quizId));
  }

  @Command(
      name = "verify",
      description =
          "Checks the published proof of a game: a file, an address or a quiz that ran here.")
  int verify(@Parameters(paramLabel = "FILE|URL|QUIZ_ID") String source)
      throws IOException, InterruptedException {
    Home home = home();
    Shape shape = Shape.last(home, port());
    String proof =
        source.matches("[0-9]{1,18}")
            ? "http://127.0.0.1:" + port() + "/api/quizzes/" + source + "/proof"
            : source;
    return plan(home, shape)
        .service("quiz-service")
        .runBeside("io.quizcast.quiz.game.operations.VerifyCommand", proof);
  }

  private static Plan plan(Home home, Shape shape) throws IOException {
    Secrets secrets = Secrets.in(home.secrets(), System.getenv(Secrets.ADMIN_PASSWORD));
    return new Plan(repository(), home, shape, secrets);
  }

  private static Path repository() {
    return Path.of(System.getProperty("quizcast.repository", "."));
  }

  private static Home home() throws IOException {
    return Home.at(Path.of(environmentOr("QUIZCAST_HOME", ".quizcast")));
  }

  private static int port() {
    String port = environmentOr("QUIZCAST_PORT", DEFAULT_PORT);
    try {
      return Integer.parseInt(port);
    } catch (NumberFormatException e) {
      throw new UsageProblem("QUIZCAST_PORT must be a number, not " + port);
    }
  }

  private static String environmentOr(String key, String otherwise) {
    String value = System.getenv(key);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
