package io.quizcast.quiz.review;

import io.agroal.api.AgroalDataSource;
import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.JoinColumns;
import io.quizcast.quiz.game.operations.GameLog;
import io.quizcast.quiz.players.PlayerHashes;
import io.quizcast.quiz.players.PlayerNameEntity;
import io.quizcast.quiz.review.Suspicion.Kind;
import io.quizcast.quiz.review.Suspicion.Suspect;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds suspicious players in the log and results of a game. Blocks. */
@ApplicationScoped
class SuspicionFinder {
  /**
   * Maximum number of players per suspicious address: an address with more players belongs to a
   * mobile carrier or a school.
   */
  private static final int MAX_PER_ADDRESS = 50;

  private static final int MAX_LISTED = 200;

  private final GameLog log;
  private final AgroalDataSource database;
  private final PlayerHashes hashes;

  SuspicionFinder(GameLog log, AgroalDataSource database, PlayerHashes hashes) {
    this.hashes = hashes;
    this.log = log;
    this.database = database;
  }

  private record Entry(String address, String device) {}

  private record Result(String username, long prize) {}

  /** The suspicions, sorted by the prizes at stake, highest first. */
  List<Suspicion> in(long quizId) throws IOException {
    Map<Long, Entry> entries = new HashMap<>();
    Map<Long, AnswerTrack> tracks = new TreeMap<>();
    List<Long> userBySeat = log.users(quizId);
    log.commands(
        quizId,
        logged -> {
          if (!logged.admitted()) {
            return;
          }
          switch (logged.command()) {
            case GameCommand.Joins pack ->
                pack.joins().each().forEach(join -> addTo(entries, join));
            case GameCommand.Answers pack -> addAll(pack, userBySeat, tracks);
            case GameCommand.HostCommand _,
                GameCommand.ClockCommand _,
                GameCommand.GatewayCommand _ -> {}
          }
        });
    Map<Long, Result> results = results(quizId);
    tracks.keySet().retainAll(results.keySet());
    entries.keySet().retainAll(results.keySet());

    List<Suspicion> found = new ArrayList<>();
    Function<List<Long>, List<Suspect>> named =
        users -> users.stream().sorted().map(user -> suspect(user, results)).toList();
    groupedBy(entries, Entry::address)
        .forEach(
            (address, users) ->
                found.add(
                    new Suspicion(
                        Kind.SAME_ADDRESS, named.apply(users), "address hash " + address)));
    groupedBy(entries, entry -> entry.address() + ", device " + entry.device())
        .forEach(
            (both, users) ->
                found.add(
                    new Suspicion(Kind.SAME_DEVICE, named.apply(users), "address hash " + both)));
    AnswerTrack.alike(tracks.values())
        .forEach(
            alike ->
                found.add(
                    new Suspicion(
                        Kind.SAME_ANSWERS, named.apply(alike.users()), alike.evidence())));
    tracks
        .values()
        .forEach(
            track ->
                track
                    .inhuman()
                    .ifPresent(
                        evidence ->
                            found.add(
                                new Suspicion(
                                    Kind.INHUMAN_TIMES,
                                    named.apply(List.of(track.userId())),
                                    evidence))));
    returned(quizId, entries)
        .forEach(
            (user, evidence) ->
                found.add(
                    new Suspicion(Kind.RETURNED_FROM_BAN, named.apply(List.of(user)), evidence)));
    found.sort(Comparator.comparingLong(SuspicionFinder::stake).reversed());
    return found.subList(0, Math.min(found.size(), MAX_LISTED));
  }

  private static void addTo(Map<Long, Entry> entries, JoinColumns.Join join) {
    entries.putIfAbsent(join.userId(), new Entry(join.addressHash(), join.device()));
  }

  private static void addAll(
      GameCommand.Answers pack, List<Long> userBySeat, Map<Long, AnswerTrack> tracks) {
    AnswerColumns answers = pack.answers();
    for (int i = 0; i < answers.size(); i++) {
      if (answers.seat(i) < userBySeat.size()) {
        tracks
            .computeIfAbsent(userBySeat.get(answers.seat(i)), AnswerTrack::new)
            .add(pack.questionId(), answers.option(i), answers.elapsedMs(i));
      }
    }
  }

  private static long stake(Suspicion suspicion) {
    return suspicion.players().stream().mapToLong(Suspect::prize).sum();
  }

  private static Suspect suspect(long user, Map<Long, Result> results) {
    Result result = results.getOrDefault(user, new Result("player_" + user, 0));
    return new Suspect(user, result.username(), result.prize());
  }

  private static Map<String, List<Long>> groupedBy(
      Map<Long, Entry> entries, Function<Entry, String> by) {
    Map<String, List<Long>> groups = new TreeMap<>();
    entries.forEach(
        (user, entry) -> groups.computeIfAbsent(by.apply(entry), _ -> new ArrayList<>()).add(user));
    groups.values().removeIf(users -> users.size() < 2 || users.size() > MAX_PER_ADDRESS);
    return groups;
  }

  /** Players of the game who share an e-mail address or a device with another, banned account. */
  private Map<Long, String> returned(long quizId, Map<Long, Entry> entries) throws IOException {
    Map<Long, String> found = new TreeMap<>();
    Map<String, Long> devices = new HashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement mails =
            connection.prepareStatement(
                """
                SELECT r.user_id, b.user_id
                FROM results r
                JOIN player_names n ON n.user_id = r.user_id
                JOIN player_bans b ON b.mail_hash = n.mail_hash AND b.user_id <> r.user_id
                WHERE r.quiz_id = ? AND b.lifted_at IS NULL
                """);
        PreparedStatement banned =
            connection.prepareStatement(
                """
                SELECT encode(device_hash, 'hex'), user_id FROM player_bans
                WHERE lifted_at IS NULL AND device_hash IS NOT NULL
                """)) {
      mails.setLong(1, quizId);
      try (ResultSet rows = mails.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getLong(1), "e-mail address of banned player " + rows.getLong(2));
        }
      }
      try (ResultSet rows = banned.executeQuery()) {
        while (rows.next()) {
          devices.put(rows.getString(1), rows.getLong(2));
        }
      }
    } catch (SQLException e) {
      throw new IOException("bans cannot be read", e);
    }
    entries.forEach(
        (user, entry) -> {
          Long other = devices.get(hashes.ofDevice(entry.address(), entry.device()));
          if (other != null && !other.equals(user)) {
            found.putIfAbsent(user, "address and device of banned player " + other);
          }
        });
    return found;
  }

  private Map<Long, Result> results(long quizId) throws IOException {
    Map<Long, Result> results = new HashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                """
                SELECT r.user_id, r.prize_fund, coalesce(n.username, ''), coalesce(n.deleted, false)
                FROM results r LEFT JOIN player_names n ON n.user_id = r.user_id
                WHERE r.quiz_id = ?
                """)) {
      query.setLong(1, quizId);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          long user = rows.getLong(1);
          String name = PlayerNameEntity.shown(rows.getString(3), rows.getBoolean(4), user);
          results.put(user, new Result(name, rows.getLong(2)));
        }
      }
    } catch (SQLException e) {
      throw new IOException("results cannot be read", e);
    }
    return results;
  }
}
