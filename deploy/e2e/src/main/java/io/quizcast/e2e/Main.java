package io.quizcast.e2e;

import io.quizcast.e2e.bench.BenchCommand;
import io.quizcast.e2e.chaos.ChaosCommand;
import io.quizcast.e2e.chaos.DrillCommand;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.sockets.SocketsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** Games with faults, measurements and attacks against the running local platform. */
@Command(
    name = "e2e",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    subcommands = {
      ChaosCommand.class,
      DrillCommand.class,
      BenchCommand.class,
      SocketsCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Main())
            .setExecutionExceptionHandler(
                (failure, _, _) -> {
                  if (failure instanceof RunningPlatform.NotUp) {
                    System.err.println(failure.getMessage());
                    return 2;
                  }
                  throw failure;
                })
            .execute(args));
  }
}
