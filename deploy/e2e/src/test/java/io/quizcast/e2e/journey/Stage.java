package io.quizcast.e2e.journey;

import io.quizcast.e2e.invariant.trace.Evidence;
import io.quizcast.e2e.invariant.trace.GameTrace;
import io.quizcast.e2e.invariant.trace.Outside;
import io.quizcast.e2e.platform.EventTape;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.game.AcceptedFile;
import io.quizcast.swarm.game.BehaviourMix;
import io.quizcast.swarm.game.Crowd;
import io.quizcast.swarm.game.LiveLine;
import io.quizcast.swarm.game.Script;
import io.quizcast.swarm.quiz.AdminSession;
import io.quizcast.swarm.quiz.QuizDraft;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Everything a test needs to play a game: an admin, signed-in bots, and a recorder of the topics.
 */
final class Stage implements AutoCloseable {
  private final RunningPlatform platform;
  private final AccountFile accounts;
  private final SignIn signIn;
  private final AdminSession admin;
  private final EventTape tape;
  private final Connection database;
  private final Connection users;

  Stage(RunningPlatform platform) throws IOException, InterruptedException, SQLException {
    this.platform = platform;
    accounts = new AccountFile(platform.home().resolve("swarm"));
    signIn = new SignIn(platform.api(), accounts);
    admin = platform.admin();
    tape = new EventTape(platform);
    database = platform.database("quiz");
    users = platform.database("users");
  }

  QuizDraft.Written write(QuizDraft draft, Duration startsIn)
      throws IOException, InterruptedException {
    return draft.write(admin, Instant.now().plus(startsIn), 1_000_003);
  }

  List<Account> bots(int count) throws IOException, InterruptedException {
    return signIn.everyone(count, 4, _ -> {});
  }

  URI edge() {
    return URI.create(platform.api().base().toString().replaceFirst("^http", "ws"));
  }

  Connection database() {
    return database;
  }

  Crowd.Outcome play(
      QuizDraft.Written quiz, List<URI> gateways, String mix, List<Account> bots, long seed)
      throws IOException, InterruptedException {
    return new Crowd(signIn, new LiveLine(System.out, false))
        .play(
            Crowd.Plan.of(
                quiz,
                gateways,
                BehaviourMix.parse(mix),
                new Script.Pace(100, 2500, 0),
                seed,
                Duration.ofSeconds(40)),
            bots,
            platform.records(quiz.id()));
  }

  GameTrace trace(QuizDraft draft, Crowd.Outcome outcome) throws IOException {
    long quizId = outcome.report().quizId();
    return new GameTrace(
        quizId,
        outcome.report(),
        outcome.stories(),
        new Evidence(quizId, AcceptedFile.read(outcome.acceptedFile()), database),
        draft,
        tape.recordsOf(quizId),
        new Outside(users, List.of(), List.of()));
  }

  /** The output of a replay of the log. */
  List<String> replay(long quizId) throws IOException, InterruptedException {
    return platform.replay(quizId);
  }

  /** The output of {@code ./quizcast verify}. Fails unless the proof holds. */
  List<String> verify(long quizId) throws IOException, InterruptedException {
    return platform.run(Duration.ofMinutes(1), "verify", String.valueOf(quizId)).lines().toList();
  }

  /** The two public documents that prove a game. The second one is always compressed. */
  List<String> proof(long quizId) throws IOException, InterruptedException {
    URI route = platform.api().base().resolve("/api/quizzes/" + quizId + "/proof");
    try (HttpClient visitor = HttpClient.newHttpClient()) {
      String bundle =
          visitor.send(HttpRequest.newBuilder(route).build(), BodyHandlers.ofString()).body();
      HttpRequest columns = HttpRequest.newBuilder(URI.create(route + "/answers")).build();
      byte[] packed = visitor.send(columns, BodyHandlers.ofByteArray()).body();
      try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        return List.of(bundle, new String(unpacked.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  /** The number of records of a game on the gateways' topic. */
  int recordsOf(long quizId) throws IOException {
    return tape.recordsOf(quizId).size();
  }

  @Override
  public void close() throws IOException, SQLException {
    database.close();
    users.close();
    tape.close();
    accounts.close();
  }
}
