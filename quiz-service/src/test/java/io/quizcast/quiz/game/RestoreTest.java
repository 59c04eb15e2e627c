package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.local.platform.LocalPostgres;
import io.quizcast.quiz.game.operations.GameReplay;
import io.quizcast.quiz.game.runner.RunnerFleet;
import io.quizcast.quiz.game.runtime.RunnerConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rehearses {@code docs/runbooks/restore.md} on real servers: restores a game to a point in time
 * from a base copy of PostgreSQL and its write-ahead log, and lets the owners continue with the
 * existing topics or with new ones.
 */
class RestoreTest {
  private static final String RESULTS =
      "SELECT user_id, score, rank, is_winner, prize_fund FROM results WHERE quiz_id = ?"
          + " ORDER BY user_id";
  private static final Pattern COMMANDS_OF_THE_RUNBOOK =
      Pattern.compile("<<'SQL'\\n(.*?)\\n *SQL\\n", Pattern.DOTALL);

  private static final Pattern QUERY_OF_A_RUNBOOK = Pattern.compile(" -c \"([A-Z][^\"]+)\"");

  @TempDir Path folder;
  private RunnerStage stage;

  @BeforeEach
  void open() throws Exception {
    stage = new RunnerStage(Map.of("quizcast.game.finish-delay", "300ms"));
    stage.update("INSERT INTO game_partition (partition) VALUES (0)");
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void aGameIsReplayedIdenticallyFromTheBaseCopyAndTheLogAndItsPartitionGoesOn() throws Exception {
    Path data = folder.resolve("data");
    Path archive = Files.createDirectory(folder.resolve("archive"));
    long quizId;
    List<List<Object>> results;
    String beforeTheMistake;
    try (Connection superuser = superuser()) {
      baseCopy(superuser, data);
      RunnerFleet fleet = new RunnerFleet(stage.context);
      fleet.start();
      try (PlayedGame game = new PlayedGame(stage, 2)) {
        game.join();
        game.finishesAsIfNothingHadHappened(2);
        quizId = game.quizId;
      }
      fleet.close();
      results = stage.rows(RESULTS, quizId);
      beforeTheMistake = String.valueOf(stage.value("SELECT clock_timestamp()::text"));
      stage.update("DELETE FROM results");
      stage.update("DELETE FROM game_event");
      archiveLog(superuser, archive);
    }
    LocalPostgres server = server(data);
    Process process = restore(server, archive, beforeTheMistake);
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> server.isReady(process.pid()) && isPrimary(server));
      String url = stage.database.url().replaceFirst(":\\d+/", ":" + server.port() + "/");
      RunnerConnection.Database restored =
          new RunnerConnection.Database(url, stage.database.user(), stage.database.password());
      try (Connection sql =
          DriverManager.getConnection(url, restored.user(), restored.password())) {
        GameReplay.Outcome replay = new GameReplay(sql, stage.wire, quizId).run();
        assertThat(replay.differences()).isEmpty();
        assertThat(replay.winners()).isEqualTo((int) PlayedGame.PLAYERS);
        assertThat(rows(sql, quizId)).isEqualTo(results);
      }
      try (RunnerFleet owners = new RunnerFleet(stage.kitWith(restored))) {
        owners.start();
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> owners.view() != null && owners.view().owned() == 1);
        assertThat(owners.view().halted()).isZero();
      }
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  @Test
  void afterALossOfKafkaTheCommandsOfTheRunbookLetTheOwnersStartWithTheNewTopic() throws Exception {
    RunnerFleet before = new RunnerFleet(stage.context);
    before.start();
    try (PlayedGame game = new PlayedGame(stage, 1)) {
      game.join();
      game.finishesAsIfNothingHadHappened(1);
    }
    before.close();
    String lost = stage.topicId();
    replaceTopics();
    assertThat(stage.topicId()).isNotEqualTo(lost);

    RunnerFleet halted = new RunnerFleet(stage.context);
    halted.start();
    await().until(() -> halted.view() != null && halted.view().halted() == 1);
    halted.close();

    for (String statement : commandsOfTheRunbook().split(";", -1)) {
      if (!statement.isBlank()) {
        stage.update(statement);
      }
    }
    stage.fleet();
    try (PlayedGame game = new PlayedGame(stage, 1)) {
      game.join();
      game.finishesAsIfNothingHadHappened(1);
    }
  }

  @Test
  void everyQueryOfARunbookIsAccepted() throws Exception {
    int queries = 0;
    try (Stream<Path> pages = Files.walk(Path.of("../docs/runbooks"));
        Connection superuser = superuser()) {
      for (Path page : pages.filter(path -> path.toString().endsWith(".md")).toList()) {
        Matcher query = QUERY_OF_A_RUNBOOK.matcher(Files.readString(page));
        while (query.find()) {
          ask(superuser, "EXPLAIN " + query.group(1));
          queries++;
        }
      }
    }
    // Otherwise a changed pattern could find none of them.
    assertThat(queries).isEqualTo(5);
  }

  private static String commandsOfTheRunbook() throws IOException {
    Path runbook = Path.of("../docs/runbooks/restore.md");
    Matcher commands = COMMANDS_OF_THE_RUNBOOK.matcher(Files.readString(runbook));
    assertThat(commands.find()).isTrue();
    return commands.group(1);
  }

  private void replaceTopics() throws Exception {
    List<String> topics = List.of(stage.commandsTopic, stage.eventsTopic, stage.snapshotsTopic);
    try (Admin admin = Admin.create(stage.kafka)) {
      admin.deleteTopics(topics).all().get();
      await().until(() -> admin.listTopics().names().get().stream().noneMatch(topics::contains));
      List<NewTopic> fresh = new ArrayList<>();
      for (String topic : topics) {
        fresh.add(
            new NewTopic(topic, 1, (short) 1)
                .configs(Map.of("message.timestamp.type", "LogAppendTime")));
      }
      admin.createTopics(fresh).all().get();
    }
  }

  private static List<List<Object>> rows(Connection sql, long quizId) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (var select = sql.prepareStatement(RESULTS)) {
      select.setLong(1, quizId);
      ResultSet found = select.executeQuery();
      while (found.next()) {
        List<Object> row = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          row.add(found.getObject(column));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private Connection superuser() throws SQLException {
    return DriverManager.getConnection(stage.database.url(), "postgres", stage.database.password());
  }

  private static String ask(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return String.valueOf(answer.getString(1));
    }
  }

  /** Makes a base copy like the usual backup tools, while the server runs. */
  private static void baseCopy(Connection superuser, Path to) throws Exception {
    Path from = Path.of(ask(superuser, "SHOW data_directory"));
    ask(superuser, "SELECT pg_backup_start('rehearsal', true)");
    Files.createDirectory(
        to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            if (!path.equals(from)) {
              Files.createDirectory(to.resolve(from.relativize(path)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            Path name = from.relativize(path);
            if (!name.startsWith("pg_wal") && !name.startsWith("postmaster.pid")) {
              try {
                Files.copy(path, to.resolve(name));
              } catch (NoSuchFileException _) {
                // If a file is deleted during the copy, replaying the log deletes it from the copy
                // too.
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        });
    Files.writeString(
        to.resolve("backup_label"), ask(superuser, "SELECT labelfile FROM pg_backup_stop(false)"));
  }

  private static void archiveLog(Connection superuser, Path archive) throws Exception {
    ask(superuser, "SELECT pg_switch_wal()");
    Path log = Path.of(ask(superuser, "SHOW data_directory")).resolve("pg_wal");
    try (Stream<Path> segments = Files.list(log)) {
      for (Path segment : segments.filter(Files::isRegularFile).toList()) {
        Files.copy(segment, archive.resolve(segment.getFileName()));
      }
    }
  }

  private LocalPostgres server(Path data) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new LocalPostgres(
          data, free.getLocalPort(), LocalPostgres.Durability.NONE, _ -> stage.database.password());
    }
  }

  private Process restore(LocalPostgres server, Path archive, String until) throws IOException {
    Files.createFile(server.folder().resolve("recovery.signal"));
    List<String> command = new ArrayList<>(server.command());
    for (String setting :
        List.of(
            "restore_command=cp " + archive + "/%f %p",
            "recovery_target_time=" + until,
            "recovery_target_action=promote")) {
      command.add("-c");
      command.add(setting);
    }
    return new ProcessBuilder(command)
        .directory(server.folder().toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("restored.log").toFile())
        .start();
  }

  private static boolean isPrimary(LocalPostgres server) {
    try (Connection connection = server.connect("postgres")) {
      return ask(connection, "SELECT pg_is_in_recovery()").equals("f");
    } catch (SQLException e) {
      return false;
    }
  }
}
