package io.quizcast.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.contracts.Topics;
import io.quizcast.e2e.platform.HeldTable;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.RunningPlatform.Member;
import io.quizcast.e2e.platform.Signals;
import io.quizcast.e2e.platform.TestedPlatform;
import io.quizcast.swarm.quiz.QuizDraft;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Kills user-service while it counts a game, and then redelivers every game from the beginning. The
 * figures must be as if each game had been counted once.
 */
@Isolated
class StatisticsOnceTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String GROUP = "user-service";
  private static final int PLAYERS = 12;

  @Test
  void killingTheCountAndReadingAgainFromTheBeginningChangesNoFigure() throws Exception {
    RunningPlatform platform = TestedPlatform.get();
    assertThat(platform.awaitUp(Duration.ofMinutes(2))).isTrue();
    try (Stage stage = new Stage(platform);
        Connection users = platform.database("users");
        Admin kafka = Admin.create(platform.kafka())) {
      var bots = stage.bots(PLAYERS);
      QuizDraft.Written quiz = stage.write(QuizDraft.sums(1, 5), Duration.ofSeconds(15));
      try (HeldTable totals = new HeldTable(platform, "users", "player_statistics")) {
        var outcome = stage.play(quiz, List.of(stage.edge()), "wrong=30", bots, 5);
        assertThat(outcome.report().holds()).isTrue();
        totals.awaitSomebody("game_results");
        Member counting = userService(platform);
        Signals.send("KILL", counting.pid());
        totals.release();
        platform.awaitSuccessor(counting, PATIENCE);
      }
      awaitEnd(kafka);
      Map<String, List<String>> counted = figures(users);
      assertThat(counted.get("game_results"))
          .filteredOn(row -> row.split(",")[2].equals(Long.toString(quiz.id())))
          .hasSize(PLAYERS);

      readFromZero(platform, kafka);
      assertThat(figures(users)).isEqualTo(counted);
      assertThat(
              platform
                  .admin()
                  .post("/api/admin/statistics/rebuild", Map.of())
                  .path("identical")
                  .asBoolean())
          .isTrue();
    }
  }

  /**
   * The consumer group is empty between the clean shutdown of one process and the start of the
   * next.
   */
  private static void readFromZero(RunningPlatform platform, Admin kafka) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> zero = new HashMap<>();
    ends(kafka).keySet().forEach(partition -> zero.put(partition, new OffsetAndMetadata(0)));
    Member leaving = userService(platform);
    Signals.send("TERM", leaving.pid());
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptionsInstanceOf(ExecutionException.class)
        .until(
            () -> {
              kafka.alterConsumerGroupOffsets(GROUP, zero).all().get();
              return true;
            });
    platform.awaitSuccessor(leaving, PATIENCE);
    awaitEnd(kafka);
  }

  private static void awaitEnd(Admin kafka) {
    await().atMost(PATIENCE).until(() -> read(kafka).equals(ends(kafka)));
  }

  private static Map<TopicPartition, Long> read(Admin kafka) throws Exception {
    Map<TopicPartition, Long> read = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> told =
        kafka.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    for (TopicPartition partition : ends(kafka).keySet()) {
      OffsetAndMetadata offset = told.get(partition);
      read.put(partition, offset == null ? 0 : offset.offset());
    }
    return read;
  }

  private static Map<TopicPartition, Long> ends(Admin kafka) throws Exception {
    Map<TopicPartition, OffsetSpec> latest =
        kafka
            .describeTopics(List.of(Topics.GAME_RESULTS))
            .allTopicNames()
            .get()
            .get(Topics.GAME_RESULTS)
            .partitions()
            .stream()
            .collect(
                Collectors.toMap(
                    info -> new TopicPartition(Topics.GAME_RESULTS, info.partition()),
                    _ -> OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    kafka.listOffsets(latest).all().get().forEach((p, end) -> ends.put(p, end.offset()));
    return ends;
  }

  /** All statistics of all users. */
  private static Map<String, List<String>> figures(Connection users) throws Exception {
    Map<String, List<String>> figures = new HashMap<>();
    for (String table :
        List.of("game_results", "player_statistics", "period_statistics", "prizes")) {
      List<String> rows = new ArrayList<>();
      try (Statement statement = users.createStatement();
          ResultSet found =
              statement.executeQuery("SELECT t::text FROM " + table + " t ORDER BY 1")) {
        while (found.next()) {
          rows.add(found.getString(1));
        }
      }
      figures.put(table, rows);
    }
    return figures;
  }

  private static Member userService(RunningPlatform platform) throws Exception {
    return platform.members().stream()
        .filter(member -> member.service().equals("user-service"))
        .findFirst()
        .orElseThrow();
  }
}
