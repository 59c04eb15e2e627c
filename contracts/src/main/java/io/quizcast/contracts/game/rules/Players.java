package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.EliminationReason;
import io.quizcast.contracts.game.GameSnapshot.Seats;
import io.quizcast.contracts.game.PlayerSet;
import io.quizcast.contracts.game.rules.proof.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The seats of a game, in columns. Seats are assigned in the order of joining and never reassigned.
 * Confined to one thread.
 */
public final class Players {
  /** Result of {@link #seatOf} for a user who did not join. */
  public static final int NO_SEAT = -1;

  private static final int IN = 0;
  private static final int ABSENT = -1;
  private static final EliminationReason[] REASONS = EliminationReason.values();

  private final Map<Long, Integer> seatByUser;
  private int size;
  private long[] userId;
  private int[] score;
  private long[] answerTimeMs;

  /** 0 while in play, {@link #ABSENT}, or the 1-based question that eliminated the player. */
  private int[] outAt;

  private byte[] reason;
  private boolean[] present;
  private @Nullable String[] gateway;

  Players() {
    seatByUser = new HashMap<>();
    userId = new long[16];
    score = new int[16];
    answerTimeMs = new long[16];
    outAt = new int[16];
    reason = new byte[16];
    present = new boolean[16];
    gateway = new @Nullable String[16];
  }

  Players(Seats from) {
    size = from.userId().length;
    int capacity = Math.max(16, size);
    seatByUser = new HashMap<>();
    userId = Arrays.copyOf(from.userId(), capacity);
    score = Arrays.copyOf(from.score(), capacity);
    answerTimeMs = Arrays.copyOf(from.answerTimeMs(), capacity);
    outAt = Arrays.copyOf(from.outAt(), capacity);
    reason = Arrays.copyOf(from.reason(), capacity);
    present = new boolean[capacity];
    from.present().forEach(seat -> present[seat] = true);
    gateway = new @Nullable String[capacity];
    for (int seat = 0; seat < size; seat++) {
      seatByUser.put(userId[seat], seat);
      int name = from.gateway()[seat];
      gateway[seat] = name < 0 ? null : from.gatewayNames().get(name);
    }
  }

  Seats seats() {
    // Looked up by hash, because a large game has a hundred gateways.
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[] gateways = new int[size];
    for (int seat = 0; seat < size; seat++) {
      String name = gateway[seat];
      gateways[seat] = name == null ? -1 : numbers.computeIfAbsent(name, _ -> numbers.size());
    }
    return new Seats(
        Arrays.copyOf(userId, size),
        Arrays.copyOf(score, size),
        Arrays.copyOf(answerTimeMs, size),
        Arrays.copyOf(outAt, size),
        Arrays.copyOf(reason, size),
        PlayerSet.of(select(seat -> present[seat])),
        List.copyOf(numbers.keySet()),
        gateways);
  }

  /** How many players joined, no-shows included. */
  public int size() {
    return size;
  }

  public int seatOf(long user) {
    return seatByUser.getOrDefault(user, NO_SEAT);
  }

  public long userId(int seat) {
    return userId[seat];
  }

  /** Number of questions answered right and on time; voided questions do not count. */
  public int score(int seat) {
    return score[seat];
  }

  /**
   * Total answer time over the judged questions, in ms. A missing answer counts as the whole
   * window.
   */
  public long answerTimeMs(int seat) {
    return answerTimeMs[seat];
  }

  public boolean isIn(int seat) {
    return outAt[seat] == IN;
  }

  /** Whether the player is a no-show: registered, but not seen before question 1 closed. */
  public boolean isAbsent(int seat) {
    return outAt[seat] == ABSENT;
  }

  public boolean isOut(int seat) {
    return outAt[seat] > 0;
  }

  /** The 1-based question that eliminated the player. Defined only for an eliminated player. */
  public int outAt(int seat) {
    return outAt[seat];
  }

  /** Defined only for an eliminated player. */
  public EliminationReason reason(int seat) {
    return REASONS[reason[seat]];
  }

  /** How many players are neither out nor absent. */
  public int inCount() {
    return select(this::isIn).length;
  }

  public void forEachIn(IntConsumer action) {
    for (int seat = 0; seat < size; seat++) {
      if (outAt[seat] == IN) {
        action.accept(seat);
      }
    }
  }

  int[] select(IntPredicate wanted) {
    int[] seats = new int[size];
    int count = 0;
    for (int seat = 0; seat < size; seat++) {
      if (wanted.test(seat)) {
        seats[count++] = seat;
      }
    }
    return Arrays.copyOf(seats, count);
  }

  /** SHA-256 in hex over the ascending user ids, 8 bytes each, of the given seats. */
  String hash(int[] seats) {
    long[] users = new long[seats.length];
    for (int i = 0; i < seats.length; i++) {
      users[i] = userId[seats[i]];
    }
    Arrays.sort(users);
    ByteBuffer bytes = ByteBuffer.allocate(users.length * Long.BYTES);
    bytes.asLongBuffer().put(users);
    return Sha256.hex(bytes.array());
  }

  void join(int seat, long user, boolean present) {
    if (seat != size) {
      throw new IllegalStateException("seat " + seat + " given out of order");
    }
    if (size == userId.length) {
      grow(size * 2);
    }
    userId[seat] = user;
    this.present[seat] = present;
    seatByUser.put(user, seat);
    size++;
  }

  private void grow(int capacity) {
    userId = Arrays.copyOf(userId, capacity);
    score = Arrays.copyOf(score, capacity);
    answerTimeMs = Arrays.copyOf(answerTimeMs, capacity);
    outAt = Arrays.copyOf(outAt, capacity);
    reason = Arrays.copyOf(reason, capacity);
    present = Arrays.copyOf(present, capacity);
    gateway = Arrays.copyOf(gateway, capacity);
  }

  /** Whether a gateway has reported the player since a minute before the start. */
  public boolean isSeen(int seat) {
    return gateway[seat] != null;
  }

  /** Whether the player came to play: was seen, or joined in the last minute before the start. */
  boolean isPresent(int seat) {
    return present[seat] || isSeen(seat);
  }

  @Nullable String gateway(int seat) {
    return gateway[seat];
  }

  void see(PlayerSet seats, String at) {
    seats.forEach(seat -> gateway[seat] = at);
  }

  void heardAt(int seat, String at) {
    gateway[seat] = at;
  }

  void drop(PlayerSet noShows) {
    noShows.forEach(seat -> outAt[seat] = ABSENT);
  }

  void pass(int seat, int elapsedMs) {
    score[seat]++;
    answerTimeMs[seat] += elapsedMs;
  }

  void eliminate(int seat, int number, EliminationReason why, int elapsedMs) {
    outAt[seat] = number;
    reason[seat] = (byte) why.ordinal();
    answerTimeMs[seat] += elapsedMs;
  }

  /**
   * @param number the question that eliminates the player
   */
  void remove(int seat, int number) {
    outAt[seat] = number;
    reason[seat] = (byte) EliminationReason.REMOVED.ordinal();
  }

  /** Whether this question was the one that eliminated the player. */
  boolean isOutBy(int seat, int number) {
    return outAt[seat] == number && !isRemoved(seat);
  }

  /** Whether an admin removed the player. */
  public boolean isRemoved(int seat) {
    return isOut(seat) && reason(seat) == EliminationReason.REMOVED;
  }

  /** Reverts what {@link #pass} or {@link #eliminate} changed at this question. */
  void revert(int seat, int number, int elapsedMs) {
    if (isRemoved(seat)) {
      if (outAt[seat] > number) {
        unpass(seat, elapsedMs);
      }
    } else if (outAt[seat] == number) {
      outAt[seat] = IN;
      answerTimeMs[seat] -= elapsedMs;
    } else if (outAt[seat] == IN) {
      unpass(seat, elapsedMs);
    }
  }

  private void unpass(int seat, int elapsedMs) {
    score[seat]--;
    answerTimeMs[seat] -= elapsedMs;
  }
}
