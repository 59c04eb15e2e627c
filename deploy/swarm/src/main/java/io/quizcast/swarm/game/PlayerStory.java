package io.quizcast.swarm.game;

import io.quizcast.swarm.account.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one bot saw and did in a game, for the checks afterwards. Written by the bot's event loop;
 * read when the crowd has left.
 */
public final class PlayerStory {

  /** Stands in {@link #sharedFrames} where the socket was lost. */
  public static final long BREAK = 0;

  /** Why and where a player went out. */
  public record Out(long questionId, int questionNumber, String reason) {}

  /**
   * @param inTime handed to an open socket before the limit was over by the bot's own clock,
   *     counted from its receipt
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

  /** Hashes of the frames everybody gets (no timers, no counts), in order of receipt. */
  public List<Long> sharedFrames() {
    return sharedFrames;
  }

  /** The first answer sent, by question id. */
  public Map<Long, Answer> answers() {
    return answers;
  }

  /** The last option the platform said it had accepted, by question id. */
  public Map<Long, Integer> accepted() {
    return accepted;
  }

  /** Whether the answer was right, as the platform told, by question id. */
  public Map<Long, Boolean> results() {
    return results;
  }

  public List<Integer> closeCodes() {
    return closeCodes;
  }

  /** When each socket was lost, by this machine's monotonic clock; not kept in files. */
  public List<Long> lostNanos() {
    return lostNanos;
  }

  /** From each lost socket to the state of the game on a new one. */
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
