package io.quizcast.swarm;

import io.quizcast.swarm.account.PublicApi;
import io.quizcast.swarm.quiz.AdminSession;
import io.quizcast.swarm.quiz.QuizDraft;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    description = "creates a quiz of additions and plays it, for load and fault tests")
final class RunCommand implements Callable<Integer> {
  @Mixin TargetOptions target = new TargetOptions();
  @Mixin CrowdOptions crowd = new CrowdOptions();

  @Option(names = "--questions", description = "1 to 10 (default: ${DEFAULT-VALUE})")
  int questions = 4;

  @Option(
      names = "--limit",
      description = "seconds per question, 5 to 60 (default: ${DEFAULT-VALUE})")
  int limitSeconds = 5;

  @Option(
      names = "--start-in",
      description = "seconds from the moment all bots are signed in (default: ${DEFAULT-VALUE})")
  int startInSeconds = 15;

  @Option(names = "--prize", description = "whole units (default: ${DEFAULT-VALUE})")
  long prizeFund = 1_000_000;

  @Override
  public Integer call() throws Exception {
    PublicApi api = target.api();
    AdminSession admin = AdminSession.open(api, target.admin());
    try (Session session = new Session(target, crowd, System.out)) {
      var accounts = session.signIn();
      QuizDraft.Written quiz =
          QuizDraft.sums(questions, limitSeconds)
              .write(admin, Instant.now().plusSeconds(startInSeconds), prizeFund);
      System.out.printf("quiz %d starts at %s%n", quiz.id(), quiz.startsAt());
      var outcome = session.play(quiz.id(), quiz.startsAt(), quiz.key(), accounts);
      return outcome.report().holds() ? 0 : 1;
    }
  }
}
