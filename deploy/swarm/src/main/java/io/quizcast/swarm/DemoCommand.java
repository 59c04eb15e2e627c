package io.quizcast.swarm;

import io.quizcast.swarm.account.PublicApi;
import io.quizcast.swarm.quiz.AdminSession;
import io.quizcast.swarm.quiz.DemoPool;
import io.quizcast.swarm.quiz.QuizDraft;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = "a quiz of ten questions, played by bots and the people who join")
final class DemoCommand implements Callable<Integer> {
  @Mixin TargetOptions target = new TargetOptions();
  @Mixin CrowdOptions crowd = new CrowdOptions();

  @Option(names = "--start-in", description = "seconds from now (default: ${DEFAULT-VALUE})")
  int startInSeconds = 60;

  @Override
  public Integer call() throws Exception {
    PublicApi api = target.api();
    AdminSession admin = AdminSession.open(api, target.admin());
    int added = DemoPool.read().fillIfEmpty(admin);
    if (added > 0) {
      System.out.printf("The question pool was empty; it has %d questions now.%n", added);
    }
    QuizDraft.Written quiz =
        QuizDraft.demo().write(admin, Instant.now().plusSeconds(startInSeconds), 1_000_000);
    System.out.printf(
        "Quiz %d starts in %d s. Play it at %s (sign up, then wait in the lobby).%n",
        quiz.id(), startInSeconds, target.base);
    try (Session session = new Session(target, crowd, System.out)) {
      var outcome = session.play(quiz.id(), quiz.startsAt(), quiz.key(), session.signIn());
      return outcome.report().holds() ? 0 : 1;
    }
  }
}
