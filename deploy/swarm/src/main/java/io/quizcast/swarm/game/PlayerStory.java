package io.quizcast.swarm.game;

import io.quizcast.swarm.account.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one bot saw and did in a game, for later checks. Written by the bot's event loop, and read
 * after the crowd has left.
 */
public final class PlayerStory {

  /** Marks in {@link #sharedFrames} where the socket was lost. */
  public static final long BREAK = 0;

  /** The reason for which a player was eliminated, and the question. */
  public record Out(long questionId, int questionNumber, String reason) {}

  /**
   * @param inTime whether the answer was sent on an open socket within the limit, by the bot's
   *     clock and counted from receipt
   */
  public record Answer(int option, long sentNanos, boolean inTime) {}

  private final Account account;
  private final Behaviour behaviour;
  final List<Long> sharedFrames = new ArrayList<>();
  final Map<Long, Answer> answers = new LinkedHashMap<>();
  final Map<Long, Integer> accepted = new LinkedHashMap<>();
  final Map<Long, Boolean> results = new LinkedHashMap<>();
  final List<Integer> closeCodes = new ArrayList<>();
  final List<Long> lostNanos = new ArrayList<>();
  final List<Long> backMillis = new ArrayList<>();
  @Nullable Out out;
  boolean spectator;
  boolean sawFinish;
  boolean sawResults;

  PlayerStory(Account account, Behaviour behaviour) {
    this.account = account;
    this.behaviour = behaviour;
  }

  public long userId() {
    return account.userId();
  }

  public String name() {
    return account.name();
  }

  public Behaviour behaviour() {
    return behaviour;
  }

  /**
   * Hashes of the frames that all players get, except timers and counts, in the order of receipt.
   */
  public List<Long> sharedFrames() {
    return sharedFrames;
  }

  /** The first answer that was sent, by question id. */
  public Map<Long, Answer> answers() {
    return answers;
  }

  /** The last option that the platform acknowledged, by question id. */
  public Map<Long, Integer> accepted() {
    return accepted;
  }

  /** Whether the answer was right according to the platform, by question id. */
  public Map<Long, Boolean> results() {
    return results;
  }

  public List<Integer> closeCodes() {
    return closeCodes;
  }

  /** When each socket was lost, by this machine's monotonic clock. Not stored in files. */
  public List<Long> lostNanos() {
    return lostNanos;
  }

  /** Time from the loss of each socket to the state of the game on a new one. */
  public List<Long> backMillis() {
    return backMillis;
  }

  public @Nullable Out out() {
    return out;
  }

  public boolean spectator() {
    return spectator;
  }

  public boolean sawFinish() {
    return sawFinish;
  }

  public boolean sawResults() {
    return sawResults;
  }
}
