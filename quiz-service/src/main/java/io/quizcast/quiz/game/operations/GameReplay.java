package io.quizcast.quiz.game.operations;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.rules.FinalRanking;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.clock.Stamp;
import io.quizcast.quiz.game.engine.Batch;
import io.quizcast.quiz.game.engine.LiveGame;
import io.quizcast.quiz.game.engine.PartitionClock;
import io.quizcast.quiz.game.engine.PartitionGames;
import io.quizcast.quiz.game.results.FinishedGame;
import io.quizcast.quiz.game.results.Milestones;
import io.quizcast.quiz.game.runtime.GameMetrics;
import io.quizcast.quiz.game.wire.CommandLog;
import io.quizcast.quiz.game.wire.GameWire;
import io.quizcast.quiz.game.wire.RawCommand;
import io.quizcast.quiz.game.wire.StoredRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides a game again from its logged commands and compares the events and results with the stored
 * ones, which shows that the result depends only on the log. Writes nothing.
 */
public final class GameReplay {
  private final Connection database;
  private final GameWire wire;
  private final long quizId;
  private final List<String> differences = new ArrayList<>();
  private final Set<Long> admitted = new HashSet<>();
  private final PartitionGames games;
  private final Milestones milestones;

  /**
   * @param differences the differences from the stored game; empty if it is identical
   */
  public record Outcome(
      int commands, long events, int players, int winners, List<String> differences) {
    boolean isIdentical() {
      return differences.isEmpty();
    }
  }

  private record Origin(int partition, long firstOffset, long lastOffset) {}

  private record LogRow(long epoch, List<CommandLog.Entry> entries) {}

  public GameReplay(Connection database, GameWire wire, long quizId) {
    this.database = database;
    this.wire = wire;
    this.quizId = quizId;
    milestones = new Milestones(wire.mapper(), 0, 1);
    games =
        new PartitionGames(
            wire,
            this::admits,
            milestones,
            new GameMetrics(new SimpleMeterRegistry()),
            _ -> Optional.empty());
  }

  /**
   * Admits the commands that were admitted in the game, so the sealing key of that time is not
   * needed.
   */
  private boolean admits(RawCommand record, GameCommand command) {
    return admitted.contains(record.offset())
        && (command instanceof GameCommand.Heartbeat || command.quizId() == quizId);
  }

  /** Throws {@link IllegalArgumentException} for a quiz that was never played. */
  public Outcome run() throws SQLException {
    Origin origin = origin();
    List<LogRow> log = log(origin);
    List<byte[]> again = decide(log, origin.firstOffset());
    compareEvents(again);
    LiveGame game = games.find(quizId);
    if (game == null) {
      throw new IllegalArgumentException("quiz " + quizId + " left no events");
    }
    int winners = 0;
    if (game.state() instanceof GameState.Finished finished) {
      winners = finished.end().winners().size();
      compareResults(finished);
    }
    int commands = log.stream().mapToInt(row -> row.entries().size()).sum();
    return new Outcome(
        commands,
        game.state().facts().seq(),
        game.state().facts().players().size(),
        winners,
        differences);
  }

  private Origin origin() throws SQLException {
    try (PreparedStatement select =
        database.prepareStatement(
            "SELECT partition, first_offset, coalesce(last_offset, 9223372036854775807)"
                + " FROM quizzes WHERE id = ? AND first_offset IS NOT NULL")) {
      select.setLong(1, quizId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalArgumentException("quiz " + quizId + " is not in the log");
        }
        return new Origin(row.getInt(1), row.getLong(2), row.getLong(3));
      }
    }
  }

  private List<LogRow> log(Origin origin) throws SQLException {
    try (PreparedStatement select =
        database.prepareStatement(
            """
            SELECT epoch, body FROM game_log
            WHERE partition = ? AND next_offset > ? AND first_offset <= ? ORDER BY first_offset
            """)) {
      select.setInt(1, origin.partition());
      select.setLong(2, origin.firstOffset());
      select.setLong(3, origin.lastOffset());
      List<LogRow> log = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          log.add(new LogRow(rows.getLong(1), CommandLog.unpack(rows.getBytes(2))));
        }
      }
      return log;
    }
  }

  /** Decides the logged commands again and returns the resulting runs. */
  private List<byte[]> decide(List<LogRow> log, long firstOffset) {
    for (LogRow row : log) {
      for (CommandLog.Entry entry : row.entries()) {
        if (entry.admitted() && entry.command().offset() >= firstOffset) {
          admitted.add(entry.command().offset());
        }
      }
    }
    while (true) {
      try {
        games.fill(List.of());
        return fold(log);
      } catch (PartitionGames.CorruptState e) {
        // The offset of the failed command is known now. The next attempt holds the game there, as
        // its owner did.
        continue;
      }
    }
  }

  private List<byte[]> fold(List<LogRow> log) {
    List<byte[]> runs = new ArrayList<>();
    CommandLog.Entry first = log.getFirst().entries().getFirst();
    PartitionClock clock =
        new PartitionClock(new Stamp(first.command().appendedAt(), first.clock()), 0, 0);
    for (LogRow row : log) {
      List<RawCommand> commands = row.entries().stream().map(CommandLog.Entry::command).toList();
      Batch batch = games.decide(commands, clock, 0);
      for (int i = 0; i < commands.size(); i++) {
        long was = row.entries().get(i).clock();
        long now = batch.log.get(i).clock();
        if (was != now) {
          differences.add("clock at offset " + commands.get(i).offset() + ": " + now);
        }
      }
      StoredRun.of(batch.events, row.epoch(), 1, wire).forEach(run -> runs.add(run.body()));
    }
    return runs;
  }

  private void compareEvents(List<byte[]> again) throws SQLException {
    int count = 0;
    try (PreparedStatement select =
        database.prepareStatement(
            "SELECT first_seq, body FROM game_event WHERE quiz_id = ? ORDER BY first_seq")) {
      select.setLong(1, quizId);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          if (count >= again.size() || !Arrays.equals(rows.getBytes(2), again.get(count))) {
            differences.add("events from seq " + rows.getLong(1));
          }
          count++;
        }
      }
    }
    if (count < again.size()) {
      differences.add((again.size() - count) + " runs of events too many");
    }
  }

  private void compareResults(GameState.Finished finished) throws SQLException {
    GameEvent.Finished end = finished.end();
    FinishedGame game = FinishedGame.of(finished.facts(), end);
    FinalRanking ranking = game.ranking();
    if (!ranking.hash().equals(end.resultsHash())) {
      differences.add("the hash of the results");
    }
    if (!game.sharesMatch()) {
      differences.add("the shares do not sum to the fund");
    }
    Set<String> computed = new TreeSet<>();
    Set<String> payable = new TreeSet<>();
    for (FinalRanking.Row row : ranking.rows()) {
      computed.add(
          "%d score %d rank %d prize %d out %d"
              .formatted(
                  row.userId(), row.score(), row.rank(), row.prize(), row.eliminatedOnQuestion()));
      if (row.prize() > 0) {
        payable.add(row.userId() + " " + row.prize());
      }
    }
    compare(
        "result of user ",
        computed,
        """
        SELECT user_id || ' score ' || score || ' rank ' || rank || ' prize ' || prize_fund
          || ' out ' || coalesce(eliminated_on_question, 0)
        FROM results WHERE quiz_id = ?
        """);
    compare(
        "ledger of user ",
        payable,
        "SELECT user_id || ' ' || amount FROM prize_ledger WHERE quiz_id = ? AND kind = 'PENDING'");
  }

  private void compare(String what, Set<String> computed, String query) throws SQLException {
    Set<String> stored = new TreeSet<>();
    try (PreparedStatement select = database.prepareStatement(query)) {
      select.setLong(1, quizId);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          stored.add(rows.getString(1));
        }
      }
    }
    computed.stream().filter(row -> !stored.contains(row)).forEach(r -> differences.add(what + r));
    stored.stream()
        .filter(row -> !computed.contains(row))
        .forEach(row -> differences.add(what + row + " is only in the table"));
  }
}
