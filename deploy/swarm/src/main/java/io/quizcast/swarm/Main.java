package io.quizcast.swarm;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** Bot players over the public contract. Exit code 0: what was asked holds; 1: not; 2: usage. */
@Command(
    name = "swarm",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    description = "Bot players for Quizcast, and checks of what they were promised.",
    subcommands = {
      DemoCommand.class,
      PlayCommand.class,
      RunCommand.class,
      ProbeCommand.class,
      VerifyCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (problem, command, _) -> {
              if (problem instanceof UsageProblem || problem instanceof IOException) {
                command.getErr().println(problem.getMessage());
                return problem instanceof UsageProblem ? 2 : 1;
              }
              throw problem;
            });
  }
}
