package io.quizcast.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.swarm.account.PublicApi;
import io.quizcast.swarm.quiz.AnswerKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "play", description = "bots play a quiz that already exists")
final class PlayCommand implements Callable<Integer> {
  @Mixin TargetOptions target = new TargetOptions();
  @Mixin CrowdOptions crowd = new CrowdOptions();

  @Option(names = "--quiz", required = true, description = "its id")
  long quizId;

  @Option(
      names = "--key",
      description = "file with the request that created the questions, for the right options")
  @Nullable Path keyFile;

  @Override
  public Integer call() throws Exception {
    AnswerKey key = keyFile == null ? AnswerKey.none() : AnswerKey.read(keyFile);
    PublicApi api = target.api();
    JsonNode quiz = api.get("/api/quizzes/" + quizId, Map.of()).body();
    Instant startsAt = Instant.parse(quiz.path("scheduled_time").asText());
    try (Session session = new Session(target, crowd, System.out)) {
      var outcome = session.play(quizId, startsAt, key, session.signIn());
      return outcome.report().holds() ? 0 : 1;
    }
  }
}
