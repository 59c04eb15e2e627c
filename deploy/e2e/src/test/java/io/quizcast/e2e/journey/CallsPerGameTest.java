package io.quizcast.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.quizcast.e2e.platform.RedisConnection;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.TestedPlatform;
import io.quizcast.swarm.game.Crowd;
import io.quizcast.swarm.quiz.QuizDraft;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Checks that the number of calls to PostgreSQL, Redis and Kafka from the start of a game to its
 * results does not grow with the number of players.
 */
@Isolated
class CallsPerGameTest {
  private static final int FEW = 30;
  private static final int MANY = 300;

  private record Calls(long statements, long redisCommands) {
    Calls since(Calls before) {
      return new Calls(statements - before.statements, redisCommands - before.redisCommands);
    }
  }

  private record Cost(Calls calls, int records) {}

  @Test
  void tenTimesThePlayersCauseAsManyCalls() throws Exception {
    RunningPlatform platform = TestedPlatform.get();
    assertThat(platform.awaitUp(Duration.ofSeconds(60))).isTrue();
    try (Stage stage = new Stage(platform)) {
      Cost few = play(platform, stage, FEW);
      Cost many = play(platform, stage, MANY);

      System.out.printf("%d players: %s%n%d players: %s%n", FEW, few, MANY, many);
      assertThat(many.calls.statements).isCloseTo(few.calls.statements, withinPercentage(10));
      assertThat(many.calls.redisCommands).isCloseTo(few.calls.redisCommands, withinPercentage(10));
      assertThat(many.records).isLessThan(few.records + (MANY - FEW) / 4);
    }
  }

  private static Cost play(RunningPlatform platform, Stage stage, int players) throws Exception {
    var bots = stage.bots(players);
    Duration toJoin = Duration.ofSeconds(10 + players / 50);
    QuizDraft.Written quiz = stage.write(QuizDraft.sums(2, 5), toJoin);
    CompletableFuture<Calls> atStart =
        CompletableFuture.supplyAsync(() -> callsOf(platform), at(quiz.startsAt()));
    Crowd.Outcome outcome =
        stage.play(quiz, platform.gateways(), "wrong=10,silent=10", bots, players);
    Calls calls = callsOf(platform).since(atStart.join());
    assertThat(outcome.report().holds()).isTrue();
    return new Cost(calls, stage.recordsOf(quiz.id()));
  }

  private static Executor at(Instant moment) {
    long wait = Duration.between(Instant.now(), moment).toMillis();
    return CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS);
  }

  private static Calls callsOf(RunningPlatform platform) {
    try (var database = platform.database("quiz");
        Statement sql = database.createStatement();
        ResultSet sum =
            sql.executeQuery(
                "SELECT sum(calls) FROM pg_stat_statements s"
                    + " JOIN pg_database d ON d.oid = s.dbid WHERE d.datname = 'quiz'")) {
      sum.next();
      return new Calls(sum.getLong(1), redisCommands(platform));
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long redisCommands(RunningPlatform platform) throws IOException {
    try (RedisConnection redis = platform.redis()) {
      return redis
          .ask("INFO", "stats")
          .getFirst()
          .lines()
          .filter(line -> line.startsWith("total_commands_processed:"))
          .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
          .findFirst()
          .orElseThrow();
    }
  }
}
