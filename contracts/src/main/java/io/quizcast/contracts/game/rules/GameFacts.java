package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.PauseArmed;
import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.GameSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of a game's state that all phases share. Only {@link Game#evolve} changes it, in place.
 * Confined to one thread.
 */
public final class GameFacts {
  /** How long before the planned start a player must have been seen to count as present. */
  static final long PRESENCE_MS = 60_000;

  /** Before the start, a heartbeat that changes nothing is recorded at most this often. */
  static final long QUIET_HEARTBEAT_MS = 10_000;

  /** A gateway that has been silent for longer is left out of the number of users. */
  private static final long COUNTED_MS = 15_000;

  private final long quizId;
  private final Players players;
  private final TreeMap<String, GatewayPresence> gateways;
  private long seq;
  private long lastClock;
  private GameEvent.@Nullable Scheduled plan;
  private @Nullable GameSettings settings;
  private @Nullable AnswerSheet sheet;
  private int asked;
  private int voided;
  private int passRate = Difficulty.NO_RATE;
  private Set<Long> barred = Set.of();
  private @Nullable PauseArmed pauseArmed;

  /**
   * What is known of a gateway since its last heartbeat.
   *
   * @param clock partition clock of that heartbeat
   */
  public record GatewayPresence(int users, long clock) {}

  GameFacts(long quizId) {
    this.quizId = quizId;
    players = new Players();
    gateways = new TreeMap<>();
  }

  GameFacts(GameSnapshot from) {
    quizId = from.quizId();
    players = new Players(from.seats());
    gateways = new TreeMap<>();
    for (GameSnapshot.Gateway gateway : from.gateways()) {
      gateways.put(gateway.name(), new GatewayPresence(gateway.users(), gateway.clock()));
    }
    seq = from.seq();
    lastClock = from.lastClock();
    plan = from.plan();
    settings = from.settings();
    sheet = from.sheet() == null ? null : new AnswerSheet(from.sheet());
    asked = from.asked();
    voided = from.voided();
    passRate = from.passRate();
    barred = from.barred() == null ? Set.of() : Set.copyOf(from.barred());
    pauseArmed = from.pauseArmed();
  }

  GameSnapshot snapshot(GameSnapshot.Phase phase, long epoch, int partition, long offset) {
    List<GameSnapshot.Gateway> heard = new ArrayList<>();
    gateways.forEach((name, a) -> heard.add(new GameSnapshot.Gateway(name, a.users(), a.clock())));
    return new GameSnapshot(
        quizId,
        epoch,
        seq,
        partition,
        offset,
        phase,
        plan,
        settings,
        asked,
        voided,
        passRate,
        lastClock,
        heard,
        players.seats(),
        sheet == null ? null : sheet.sheet(),
        barred.isEmpty() ? null : barred.stream().sorted().toList(),
        pauseArmed);
  }

  public long quizId() {
    return quizId;
  }

  /** The number of the last event applied; 0 before the first. */
  public long seq() {
    return seq;
  }

  public Players players() {
    return players;
  }

  /** The quiz row as last scheduled; throws if the quiz was never scheduled. */
  public GameEvent.Scheduled plan() {
    if (plan == null) {
      throw new IllegalStateException("quiz " + quizId + " was never scheduled");
    }
    return plan;
  }

  boolean isPlanned() {
    return plan != null;
  }

  /** The settings the game was started with; throws before the start. */
  public GameSettings settings() {
    if (settings == null) {
      throw new IllegalStateException("quiz " + quizId + " has not started");
    }
    return settings;
  }

  public boolean isStarted() {
    return settings != null;
  }

  /**
   * Whether a player in play is connected to another gateway than the state says.
   *
   * @param at the gateway to which the player is connected
   */
  public boolean hasMoved(int seat, String at) {
    return players.isIn(seat) && players.isSeen(seat) && !at.equals(players.gateway(seat));
  }

  /** The pause that begins when the reveal is over; null if none is armed. */
  public @Nullable PauseArmed pauseArmed() {
    return pauseArmed;
  }

  void pauseArmed(@Nullable PauseArmed event) {
    pauseArmed = event;
  }

  /** Answers to the open question, or to the last one if none is open; null before the first. */
  public @Nullable AnswerSheet sheet() {
    return sheet;
  }

  AnswerSheet openSheet() {
    if (sheet == null) {
      throw new IllegalStateException("quiz " + quizId + " has asked nothing yet");
    }
    return sheet;
  }

  /** Questions opened so far. */
  public int asked() {
    return asked;
  }

  /** Questions that count: asked and not voided. */
  public int counting() {
    return asked - voided;
  }

  /** Distinct users with a socket, summed over the gateways with a recent heartbeat. */
  public int playerCount() {
    int users = 0;
    for (GatewayPresence gateway : gateways.values()) {
      if (lastClock - gateway.clock() < COUNTED_MS) {
        users += gateway.users();
      }
    }
    return users;
  }

  @Nullable GatewayPresence gateway(String name) {
    return gateways.get(name);
  }

  /** Gateways whose last heartbeat lists this room and is recent enough to be awaited. */
  List<String> awaited(long clock) {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, GatewayPresence> entry : gateways.entrySet()) {
      if (clock - entry.getValue().clock() < settings().gatewaySilenceMs()) {
        names.add(entry.getKey());
      }
    }
    return names;
  }

  List<String> listedWithout(Set<String> passed) {
    return gateways.keySet().stream().filter(name -> !passed.contains(name)).toList();
  }

  /** Pass rate of the last question, per mille, or {@link Difficulty#NO_RATE}. */
  int passRate() {
    return passRate;
  }

  /** SHA-256 in hex over the sorted user ids of the players in play. */
  public String survivorsHash() {
    return players.hash(players.select(players::isIn));
  }

  /** Whether only bots may play and only admins may watch. */
  public boolean isRehearsal() {
    return plan != null && Boolean.TRUE.equals(plan.rehearsal());
  }

  /** The ids of users who may not join. */
  public Set<Long> barred() {
    return barred;
  }

  /** The number that is recorded as the eliminating question for a player who is removed now. */
  private int numberToMiss(boolean isJudged) {
    return Math.max(1, isJudged ? asked + 1 : asked);
  }

  void removed(int seat, boolean isJudged) {
    players.remove(seat, numberToMiss(isJudged));
  }

  void barred(List<Long> userIds, boolean isJudged) {
    barred = Set.copyOf(userIds);
    for (long userId : userIds) {
      int seat = players.seatOf(userId);
      if (seat != Players.NO_SEAT && players.isIn(seat)) {
        removed(seat, isJudged);
      }
    }
  }

  void count() {
    seq++;
  }

  void scheduled(GameEvent.Scheduled event) {
    plan = event;
  }

  void started(GameEvent.Started event) {
    settings = event.settings();
    tick(event.clock());
  }

  void gatewaySeen(GameEvent.GatewaySeen event) {
    gateways.put(event.gateway(), new GatewayPresence(event.users(), event.clock()));
    tick(event.clock());
  }

  /**
   * @param isOpen whether a question is open for which this gateway has not ended its window
   */
  void gatewayLeft(String gateway, boolean isOpen) {
    gateways.remove(gateway);
    if (isOpen) {
      AnswerSheet answers = openSheet();
      players.forEachIn(
          seat -> {
            if (gateway.equals(players.gateway(seat))) {
              answers.gatewayLeft(seat);
            }
          });
    }
  }

  void opened(GameEvent.QuestionOpened event) {
    asked = event.number();
    sheet = new AnswerSheet(event.number(), event.question().questionId(), players.size());
  }

  void judged(GameEvent.QuestionJudged event) {
    passRate =
        event.inPlay() == 0 ? Difficulty.NO_RATE : (int) (event.passed() * 1000L / event.inPlay());
    tick(event.clock());
  }

  void voided(GameEvent.QuestionVoided event) {
    voided++;
    passRate = Difficulty.NO_RATE;
    sheet = null;
    tick(event.clock());
  }

  private void tick(long clock) {
    lastClock = Math.max(lastClock, clock);
  }
}
