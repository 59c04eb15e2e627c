package io.quizcast.swarm;

import io.quizcast.swarm.game.AcceptedFile;
import io.quizcast.swarm.verify.AcceptedAnswersAreCounted;
import io.quizcast.swarm.verify.Check;
import io.quizcast.swarm.verify.Evidence;
import io.quizcast.swarm.verify.SharesSumToFund;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description = "compares the acknowledgements to players with the database")
final class VerifyCommand implements Callable<Integer> {
  private static final int SHOWN = 20;

  @Option(names = "--quiz", required = true, description = "its id")
  long quizId;

  @Option(
      names = "--accepted",
      description = "file of acknowledgements (default: that of a run in this directory)")
  @Nullable Path acceptedFile;

  @Option(
      names = "--home",
      description = "folder for the records of runs (default: ${DEFAULT-VALUE})",
      defaultValue = "${env:QUIZCAST_HOME:-.quizcast}/swarm")
  Path home = Path.of(".quizcast/swarm");

  @Option(
      names = "--jdbc",
      required = true,
      description = "the quiz database, e.g. jdbc:postgresql://127.0.0.1:8110/quiz")
  String jdbcUrl = "";

  @Option(
      names = "--user",
      description = "database role; its password comes from QUIZCAST_VERIFY_PASSWORD",
      defaultValue = "quiz_app")
  String user = "";

  @Option(
      names = "--exactly",
      description = "the game had no faults, so every recorded answer must have been acknowledged")
  boolean exactly;

  @Override
  public Integer call() throws Exception {
    Path file =
        acceptedFile != null
            ? acceptedFile
            : home.resolve("games").resolve(String.valueOf(quizId)).resolve("accepted.jsonl");
    String password = System.getenv().getOrDefault("QUIZCAST_VERIFY_PASSWORD", "");
    try (Connection database = DriverManager.getConnection(jdbcUrl, user, password)) {
      database.setReadOnly(true);
      Evidence evidence = new Evidence(quizId, AcceptedFile.read(file), database);
      boolean holds = true;
      for (Check check : List.of(new AcceptedAnswersAreCounted(exactly), new SharesSumToFund())) {
        holds &= report(check, check.violations(evidence));
      }
      System.out.printf("%d acknowledged answers%n", evidence.promises().size());
      return holds ? 0 : 1;
    }
  }

  private static boolean report(Check check, List<String> violations) {
    System.out.printf("%-6s %s%n", violations.isEmpty() ? "holds" : "BROKEN", check.promise());
    violations.stream()
        .limit(SHOWN)
        .forEach(violation -> System.out.println("       " + violation));
    if (violations.size() > SHOWN) {
      System.out.printf("       and %d more%n", violations.size() - SHOWN);
    }
    return violations.isEmpty();
  }
}
