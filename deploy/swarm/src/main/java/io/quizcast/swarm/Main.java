package io.quizcast.swarm;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/**
 * Bot players that use the public contract. The exit code is 0 for success, 1 if a check failed,
 * and 2 for wrong usage.
 */
@Command(
    name = "swarm",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    description = "Bot players for Quizcast, and checks of what they saw.",
    subcommands = {
      DemoCommand.class,
      PlayCommand.class,
      RunCommand.class,
      ProbeCommand.class,
      ScheduleCommand.class
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
